"""Words that the project no longer uses, each with what it says instead (CONTRIBUTING.md, "Plain words").

    python -m tests.plain_words [PATH …]     lists them: file, line, word, and what to write

Metaphors and archaic words make a reader stop. Identifiers are read word by word (`read_room`, `ReadRoom`); docstrings,
comments, messages and pages of documentation are read as text. Verbs in the imperative are listed where a docstring or
a later part of one begins with them.
"""

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent
READ = (
    "laur",
    "layouts",
    "tests",
    "benchmarks",
    "docs",
    "build.py",
    "hatch_build.py",
    "Makefile",
    ".ci/run",
    ".github",
    "package.json",
    "pyproject.toml",
    "stylelint.config.mjs",
    "README.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
)
TEXT = frozenset(
    {
        *(".py", ".md", ".html", ".xml", ".svg", ".js", ".css", ".yaml", ".json", ".txt", ".yml", ".toml", ".mjs", ""),
        *(".cmd", ".command", ".conf", ".desktop", ".plist", ".service", ".sh", ".timer"),
    }
)
_OWN = frozenset({"tests/plain_words.py", "tests/test_plain_words.py"})
"""They name the words."""

IDENTIFIERS: Mapping[str, str] = {
    "anew": "again",
    "blank": "empty, missing",
    "blanks": "spaces",
    "carried": "copied",
    "carries": "copies",
    "carry": "copy",
    "floor": "layer",
    "floors": "layers",
    "glance": "a verb that says what is done",
    "glances": "a verb that says what is done",
    "house": "folder, root",
    "houses": "folders, roots",
    "judge": "validator, check",
    "judged": "checked",
    "judges": "validators",
    "mend": "fix",
    "mended": "fixed",
    "mending": "fixing",
    "mends": "fixes",
    "newsroom": "news, news index",
    "newsrooms": "news",
    "outlook": "forecast",
    "room": "package, module; space",
    "rooms": "packages, modules; spaces",
    "shelf": "collection, files",
    "shelves": "collections, files",
    "told": "reported",
    "tongue": "language, wording",
    "tongues": "languages, wordings",
    "trace": "fingerprint",
    "traces": "fingerprints",
    "traveller": "resolver",
    "unsaid": "missing wording",
    "workshop": "inputs",
}
NAMES: Mapping[str, str] = {
    "Glances": "a name for what it does",
    "Grounds": "a name for what it holds",
    "Led": "ResolvedLink",
    "Look": "a name for what it holds",
    "Lost": "Unreadable",
    "Made": "a name for what is made",
    "Newsroom": "NewsIndex",
    "Plan": "PageInputs, SitePlan",
    "Plans": "SitePlan",
    "Seen": "a name for what it holds",
    "Trace": "PageFingerprint",
    "Traveller": "LinkResolver",
    "Workshop": "RenderInputs",
    "good_on": "valid_on",
}
"""Whole names."""
PROSE: Mapping[str, str] = {
    r"anew": "again",
    r"carr(y|ies|ied)": "copy, have, hold",
    r"blanks?(?! (line|page)s?\b)": "space",
    r"floors?": "layer",
    r"houses?": "folder, project",
    r"is made of": "is used (for), consists of",
    r"is no kind of": "there is no … called",
    r"(?<!make )judg(e|es|ed|ing)": "validator; to check, to decide",
    r"mend(s|ed|ing)?": "fix",
    r"newsrooms?": "news index",
    r"nothing is wrong": "no problems found",
    r"one word too many": "unexpected argument",
    r"outlooks?": "forecast",
    r"rooms?": "package, module; space",
    r"shel(f|ves)": "collection",
    r"the( incremental)? law|preview's law": "the rule that an incremental build equals a clean one",
    r"told": "reported",
    r"tongues?": "language",
    r"traces?": "fingerprint",
    r"unsaid": "missing wording",
    r"workshops?": "inputs",
    # Polish, as an editor of a good portal would not write it
    r"sam enter: nie ma więcej": "Pusty Enter kończy listę.",
    r"nic nie powstanie": "nie jest używany",
    r"serwis powstał w": "Utworzono serwis",
    r"opublikowano nie podano": "Data publikacji: brak",
}
KEPT: Mapping[tuple[str, str], str] = {
    ("Makefile", "judges"): "the name of a command that people and CI already call",
    (".ci/run", "judges"): "the same command",
    ("CHANGELOG.md", "mend"): "the old name of a key in JSON, with its new name",
    ("laur/frontmatter/site.py", "floor"): "a function of Python's math",
    ("laur/importing/html/figures.py", "blank"): "part of file names of placeholder images, in a pattern",
    ("CHANGELOG.md", "mended"): "the old name of a finding in JSON, with its new name",
    ("docs/design.md", "the law"): "an act of parliament",
    ("layouts/language/en.yaml", "the law"): "an act of parliament",
    ("layouts/assets/site.css", "tongues"): "a class in pages, which designers' own styles can use",
    ("layouts/parts/frame.html", "tongues"): "the same class",
    ("tests/browser/test_forms.py", "keep_blank_values"): "an argument of Python's parse_qs",
    ("tests/build/test_languages.py", "tongues"): "the same class",
    ("laur/preview/inbox.py", "keep_blank_values"): "an argument of Python's parse_qs",
    ("laur/preview/server.py", "do_trace"): "a method of HTTP",
    (
        "tests/frontmatter/test_frontmatter.py",
        "test_blank_lines_before_the_front_matter_count_as_lines",
    ): "blank lines are lines without text",
    ("tests/preview/test_requests.py", "trace"): "the same method",
}
"""By file and word; each with its reason."""

VERBS = frozenset(
    """
    accept act add allow answer apply ask assign avoid begin bind block bring build calculate call catch change check
    choose clean clear click close collect combine compare compile compute connect convert copy correct count create
    cut decide decode define delay delete describe detect display do download draw drop edit embed encode end ensure
    erase escape exclude exit export extract fetch fill filter find fix follow forget format free generate get give go
    group guess handle hide hold ignore import include index insert inspect install join keep leave let limit list
    load look lower make mark match measure merge move note open order parse pass pick place plan point prepare
    prevent print process prune publish put raise read receive recognise record redirect reduce refuse register reject
    relate remember remove rename render replace report request require reserve reset resize resolve restart restore
    return rewrite run save scan search see select send separate serve set show simplify skip sort split stage start
    stop store strip stub swap take tell test translate trim try turn type typeset unwrap update use validate verify
    visit wait wake walk warn watch wrap write yield
    """.split()  # noqa: SIM905 - a hundred words and more
)
"""In the imperative, with which no docstring begins."""
NOUNS = (
    "Block elements",
    "Exit statuses",
    "Place, severity",
    "Redirect rules",
    "Search engines",
    "Search queries",
    "Sort key",
)
"""Beginnings of docstrings in which such a word is no verb."""


class Use(Struct, frozen=True):
    """A word that is not used, and where."""

    path: str
    line: int
    word: str
    instead: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: “{self.word}”; write: {self.instead}"


_PROSE = re.compile(
    "|".join(rf"(?<!\w)(?P<w{number}>{word})(?!\w)" for number, word in enumerate(PROSE)), re.IGNORECASE
)
_INSTEAD = tuple(PROSE.values())
_BEGINNING = re.compile(r"(?:\A|[.;]\s|\n\n)\s*([A-Za-z]+)(?![\w-])")


def in_prose(path: str, text: str, first_line: int = 1) -> Iterator[Use]:
    """The words in a text that begins at a line of a file."""
    for found in _PROSE.finditer(text):
        number = next(index for index in range(len(_INSTEAD)) if found[f"w{index}"])
        yield Use(path, first_line + text.count("\n", 0, found.start()), found[0], _INSTEAD[number])


def words_of(name: str) -> list[str]:
    """The words of an identifier, in lower case: ``ReadRoom`` and ``read_room`` are ``read``, ``room``."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def in_python(path: str, source: str) -> Iterator[Use]:
    """The words in the identifiers, strings and comments of a module."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        line = token.start[0]
        if token.type == tokenize.NAME:
            if token.string in NAMES:
                yield Use(path, line, token.string, NAMES[token.string])
            yield from (
                Use(path, line, token.string, IDENTIFIERS[w]) for w in words_of(token.string) if w in IDENTIFIERS
            )
        elif token.type in (tokenize.STRING, tokenize.COMMENT):
            yield from in_prose(path, token.string, line)


def third_person(verb: str) -> str:
    """A verb as it is after “it”: ``makes``, ``catches``, ``tries``."""
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "ch", "sh", "o")) else f"{verb}s"


def docstrings(source: str) -> Iterator[ast.Constant]:
    """The strings of a module that are statements: its docstring, and those of classes, functions and attributes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value


def imperatives(path: str, source: str) -> Iterator[Use]:
    """The verbs in the imperative with which docstrings begin, or sentences and parts after a semicolon in them."""
    for docstring in docstrings(source):
        text = str(docstring.value)
        for found in _BEGINNING.finditer(text):
            verb = found[1].lower()
            if verb in VERBS and not text.startswith(NOUNS, found.start(1)):
                line = docstring.lineno + text.count("\n", 0, found.start(1))
                yield Use(path, line, found[1], f"the third person, “{third_person(verb)}”")


def uses(paths: Iterable[Path]) -> Iterator[Use]:
    """All words of both kinds in files, and in the files of folders."""
    for file in sorted(file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))):
        path = file.relative_to(ROOT).as_posix()
        if not file.is_file() or file.suffix not in TEXT or "__pycache__" in file.parts:
            continue
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".py":
            yield from imperatives(path, text)
        if path in _OWN:
            continue
        found = in_python(path, text) if file.suffix == ".py" else in_prose(path, text)
        yield from (use for use in found if (use.path, use.word.lower()) not in KEPT)


if __name__ == "__main__":
    listed = list(uses([Path(name).resolve() for name in sys.argv[1:]] or [ROOT / name for name in READ]))
    print(*listed, f"{len(listed)} in all", sep="\n")
