"""Words that the project no longer uses, each with what it says instead (CONTRIBUTING.md, "Plain words").

    python -m tests.plain_words [PATH …]     lists them: file, line, word, and what to write

Metaphors and archaic words make a reader stop. Identifiers are read word by word (`read_desk`, `ReadDesk`); docstrings,
comments, messages and pages of documentation are read as text.
"""

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
    "Makefile",
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
)
_TEXT = frozenset({".py", ".md", ".html", ".xml", ".svg", ".js", ".css", ".yaml", ".json", ".txt", ".yml", ""})
_OWN = frozenset({"tests/plain_words.py", "tests/test_plain_words.py"})
"""They name the words."""

IDENTIFIERS: Mapping[str, str] = {
    "anew": "again",
    "carried": "copied",
    "carries": "copies",
    "carry": "copy",
    "desk": "context",
    "desks": "contexts",
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
    "shelf": "collection, files",
    "shelves": "collections, files",
    "told": "reported",
    "tongue": "language, wording",
    "tongues": "languages, wordings",
    "traveller": "resolver",
    "unsaid": "missing wording",
    "workshop": "inputs",
}
CLASSES: Mapping[str, str] = {
    "Desk": "PageContext",
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
    "Traveller": "LinkResolver",
    "Workshop": "RenderInputs",
}
PROSE: Mapping[str, str] = {
    r"anew": "again",
    r"carr(y|ies|ied)": "copy, have, hold",
    r"blanks?(?! (line|page)s?\b)": "space",
    r"desks?": "context",
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
    ("CHANGELOG.md", "mend"): "the old name of a key in JSON, with its new name",
    ("laur/importing/html/figures.py", "blank"): "part of file names of placeholder images, in a pattern",
    ("CHANGELOG.md", "mended"): "the old name of a finding in JSON, with its new name",
    ("docs/design.md", "the law"): "an act of parliament",
    ("layouts/language/en.yaml", "the law"): "an act of parliament",
    ("layouts/assets/site.css", "tongues"): "a class in pages, which designers' own styles can use",
    ("layouts/parts/frame.html", "tongues"): "the same class",
    ("tests/build/test_languages.py", "tongues"): "the same class",
}
"""By file and word; each with its reason."""


class Use(Struct, frozen=True):
    """A word that is no longer used, and where."""

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


def in_prose(path: str, text: str, first_line: int = 1) -> Iterator[Use]:
    """The words in a text that begins at a line of a file."""
    for found in _PROSE.finditer(text):
        number = next(index for index in range(len(_INSTEAD)) if found[f"w{index}"])
        yield Use(path, first_line + text.count("\n", 0, found.start()), found[0], _INSTEAD[number])


def words_of(name: str) -> list[str]:
    """The words of an identifier, in lower case: ``ReadDesk`` and ``read_desk`` are ``read``, ``desk``."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def in_python(path: str, source: str) -> Iterator[Use]:
    """The words in the identifiers, strings and comments of a module."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        line = token.start[0]
        if token.type == tokenize.NAME:
            if token.string in CLASSES:
                yield Use(path, line, token.string, CLASSES[token.string])
            yield from (
                Use(path, line, token.string, IDENTIFIERS[w]) for w in words_of(token.string) if w in IDENTIFIERS
            )
        elif token.type in (tokenize.STRING, tokenize.COMMENT):
            yield from in_prose(path, token.string, line)


def uses(paths: Iterable[Path]) -> Iterator[Use]:
    """All such words in files, and in the files of folders."""
    for file in sorted(file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))):
        path = file.relative_to(ROOT).as_posix()
        if not file.is_file() or file.suffix not in _TEXT or path in _OWN or "__pycache__" in file.parts:
            continue
        text = file.read_text(encoding="utf-8")
        found = in_python(path, text) if file.suffix == ".py" else in_prose(path, text)
        yield from (use for use in found if (use.path, use.word.lower()) not in KEPT)


if __name__ == "__main__":
    listed = list(uses([Path(name).resolve() for name in sys.argv[1:]] or [ROOT / name for name in READ]))
    print(*listed, f"{len(listed)} in all", sep="\n")
