"""Every regular expression of the package, and hostile texts for each of them.

`patterns` reads the source code, so a pattern in a function is found as well as one in a module. `attacks` reads a
pattern as Python's own parser does, and makes texts that begin as the pattern wants, repeat what it may repeat, and end
as it does not want: on such texts a pattern that tries the same characters again and again takes time that grows with
the square of their length.
"""

import ast
import importlib
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from re import _constants as codes  # type: ignore[attr-defined]  # isort: skip  # the parser has no public name
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

PACKAGE = Path(__file__).parent.parent / "laur"
_WHOLE = frozenset({"match", "fullmatch"})
_FUNCTIONS = frozenset({"compile", "search", "sub", "subn", "split", "findall", "finditer"}) | _WHOLE
_MANY = 64
"""A part that may be repeated more often than this counts as one that may be repeated without end."""


class Found(NamedTuple):
    """A pattern, where it is compiled, and the methods with which it is used."""

    place: str
    """``laur/markdown/html.py:14``."""
    name: str
    """The variable to which it is assigned; empty if there is none."""
    pattern: "re.Pattern[Any]"
    methods: tuple[str, ...]


def patterns() -> tuple[list[Found], list[str]]:
    """All patterns of the package, in the order of the files, and where one is composed only when it is used."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    everywhere = _methods(trees.values())
    found: list[Found] = []
    unknown: list[str] = []
    for path, tree in trees.items():
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _function(node)]
        if not calls:
            found += list(_of_values(tree, path))
            continue
        dotted = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(dotted)
        own = _methods([tree])
        names = {id(value): name for node in ast.walk(tree) for name, value in _targets(node)}
        for call in calls:
            place = f"{path.relative_to(PACKAGE.parent)}:{call.lineno}"
            pattern = _compiled(call, module)
            if pattern is None:
                unknown.append(f"{path.relative_to(PACKAGE.parent)}: {ast.unparse(call.args[0])}")
            else:
                name = names.get(id(call), "")
                found.append(Found(place, name, pattern, _used(call, name, own, everywhere)))
        found += list(_of_values(tree, path))
    return found, unknown


def _of_values(tree: ast.Module, path: Path) -> Iterator[Found]:
    """The patterns of front-matter keys: ``Meta(pattern=…)``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "pattern" and isinstance(node.value, ast.Constant):
            yield Found(
                f"{path.relative_to(PACKAGE.parent)}:{node.value.lineno}", "", re.compile(node.value.value), ("search",)
            )


def _function(call: ast.Call) -> str:
    """The function of `re` that is called; empty for any other call."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re":
        return function.attr if function.attr in _FUNCTIONS else ""
    return ""


def _targets(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """The names of variables and of fields to which the result of a call is assigned, with the call."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
        yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))
    elif isinstance(node, ast.keyword) and isinstance(node.value, ast.Call) and node.arg:
        yield node.arg, node.value


def _methods(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """Names of variables, with the methods of patterns that are called on them anywhere."""
    methods: dict[str, set[str]] = {}
    for node in itertools.chain.from_iterable(map(ast.walk, trees)):
        if isinstance(node, ast.Attribute) and node.attr in _FUNCTIONS:
            base = node.value
            name = base.id if isinstance(base, ast.Name) else base.attr if isinstance(base, ast.Attribute) else ""
            methods.setdefault(name, set()).add(node.attr)
    return methods


def _used(call: ast.Call, name: str, own: dict[str, set[str]], everywhere: dict[str, set[str]]) -> tuple[str, ...]:
    """The methods that search a text or match it; both if nothing shows how the pattern is used."""
    function = _function(call)
    methods = (own if name.startswith("_") else everywhere).get(name, set()) if function == "compile" else {function}
    if not methods:
        return "fullmatch", "search"
    return (*sorted(methods & _WHOLE), *(["search"] if methods - _WHOLE else []))


def _compiled(call: ast.Call, module: ModuleType) -> "re.Pattern[Any] | None":
    flags = next((word.value for word in call.keywords if word.arg == "flags"), None)
    position = {"sub": 4, "subn": 4, "split": 3}.get(_function(call), 1 if _function(call) == "compile" else 2)
    flags = call.args[position] if flags is None and len(call.args) > position else flags
    try:
        values = [
            eval(compile(ast.Expression(node), "", "eval"), vars(module)) for node in (call.args[0], flags) if node
        ]
        return re.compile(*values)
    except NameError:
        return None


def attacks(pattern: "re.Pattern[Any]", length: int) -> list[str]:
    """Texts of about `length` signs on which a pattern like this may be slow, each once."""
    tree = parser.parse(
        pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1"),
        pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags,
    )
    pumps: dict[tuple[str, str], None] = {}
    for before, repeated in _repeated(tree.data, [""]):
        for start in before[-2:]:
            for pump in repeated:
                pumps[start, pump] = None
    starts = dict.fromkeys(start for start, _ in pumps if start)
    pumps |= {("", start): None for start in starts}
    pumps |= {("", start + pump): None for start, pump in pumps}
    written = str(pattern.pattern)
    signs = sorted(dict.fromkeys(_signs(tree.data)), key=lambda sign: sign not in written)[:12]
    pumps |= {("", sign): None for sign in signs}
    pairs = [a + b for a, b in itertools.permutations(signs[:5], 2)]
    pumps |= {(start, pair): None for start in ["", *list(starts)[:6]] for pair in pairs}
    texts = dict.fromkeys(
        start + pump * (length // len(pump)) + end for start, pump in pumps if pump for end in ("", "\n!")
    )
    return list(texts)


def _repeated(data: Any, before: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """For each part that may be repeated without end: what leads to it, and what it may be."""
    for code, value in data:
        yield from _inner(code, value, before)
        before = list(dict.fromkeys(a + b for a in before[-3:] for b in _samples([(code, value)])[:4]))[:8]


def _inner(code: Any, value: Any, before: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        _, most, body = value
        if most > _MANY:
            yield before, _samples(body)
        yield from _repeated(body, before)
    elif code is codes.SUBPATTERN:
        yield from _repeated(value[-1], before)
    elif code is codes.ATOMIC_GROUP:
        yield from _repeated(value, before)
    elif code is codes.BRANCH:
        for branch in value[1]:
            yield from _repeated(branch, before)
    elif code in {codes.ASSERT, codes.ASSERT_NOT}:
        yield from _repeated(value[1], before)
    elif code is codes.GROUPREF_EXISTS:
        for branch in value[1:]:
            yield from _repeated(branch or [], before)


def _samples(data: Any) -> list[str]:
    """A few short texts that a part of a pattern matches."""
    texts = [""]
    for code, value in data:
        parts = _one(code, value)
        texts = list(dict.fromkeys(a + b for a in texts[:4] for b in parts[:4]))
    return texts


def _one(code: Any, value: Any) -> list[str]:
    if code in {codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY}:
        return _characters(code, value)
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        least, most, body = value
        bodies = _samples(body)
        often = max(least, 1 if most else 0)
        return [text * often for text in bodies] + [""] * (not least)
    if code is codes.SUBPATTERN:
        return _samples(value[-1])
    if code is codes.ATOMIC_GROUP:
        return _samples(value)
    if code is codes.BRANCH:
        return list(dict.fromkeys(text for branch in value[1] for text in _samples(branch)[:2]))
    return [""]


def _characters(code: Any, value: Any) -> list[str]:
    if code is codes.LITERAL:
        return [chr(value)]
    if code is codes.ANY:
        return ["a", " "]
    if code is codes.NOT_LITERAL:
        return [sign for sign in "a <\"'[" if ord(sign) != value][:3]
    is_negated = value and value[0][0] is codes.NEGATE
    if is_negated:
        refused = _set(value[1:])
        return [
            sign for sign in 'a <"[-./&1\n\xa0' if sign not in refused and not any(sign in group for group in refused)
        ][:4] or ["ł"]
    return _set(value)[:6]


_CATEGORIES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: "-",
}


def _set(items: Any) -> list[str]:
    signs: list[str] = []
    for code, value in items:
        if code is codes.LITERAL:
            signs.append(chr(value))
        elif code is codes.RANGE:
            signs.append(chr(value[0]))
            signs.append(chr(value[1]))
        elif code is codes.CATEGORY:
            signs.append(_CATEGORIES[value])
            if value is codes.CATEGORY_WORD:
                signs += ["1", "_"]
            if value is codes.CATEGORY_SPACE:
                signs.append("\n")
    return signs


def _signs(data: Any) -> Iterator[str]:
    for code, value in data:
        if code in {codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY}:
            yield from _characters(code, value)
        elif isinstance(value, tuple | list | parser.SubPattern):
            for part in value:
                if isinstance(part, parser.SubPattern):
                    yield from _signs(part.data)
                elif isinstance(part, list):
                    yield from (
                        sign for branch in part if isinstance(branch, parser.SubPattern) for sign in _signs(branch.data)
                    )
