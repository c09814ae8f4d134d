"""Finds the layouts that a layout uses, directly or not: its closure. If one changes, the pages are rendered again."""

import marshal
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from laur.model import Place
from laur.model.digest import digest_text
from laur.problems import Origin, Problem, nearest, problem

if TYPE_CHECKING:
    from jinja2.nodes import Template

_SUFFIXES = (".html", ".xml", ".txt", ".svg", ".json")


def is_layout(path: str) -> bool:
    """Whether a file in the layouts folder is a layout, not an asset or wording."""
    return path.endswith(_SUFFIXES) and not path.startswith(("assets/", "language/"))


class ParsedLayout(Struct, frozen=True):
    """A compiled layout and the layouts that it uses."""

    references: tuple[str, ...] = ()
    """The layouts that it extends, includes or imports."""
    code: bytes = b""
    """Compiled code (`marshal`), for this version of Python and Jinja2; empty if the layout has a syntax error."""
    problems: tuple[Problem, ...] = ()


class TranslatedLayout(Struct, frozen=True):
    """A layout as Python, which depends on the version of Jinja2, but not on that of Python."""

    references: tuple[str, ...] = ()
    source: str = ""
    """Empty if the layout has a syntax error."""
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=256)
def parse_layout(path: str, text: str) -> ParsedLayout:
    """Parses and compiles a layout. Its mistakes are in `ParsedLayout.problems`."""
    return compile_layout(path, translate_layout(path, text))


def compile_layout(path: str, layout: TranslatedLayout) -> ParsedLayout:
    """The layout with the code of its Python."""
    if not layout.source:
        return ParsedLayout(problems=layout.problems)
    try:
        code = marshal.dumps(compile(layout.source, path, "exec"))
    except (RecursionError, SyntaxError) as error:  # Python limits nesting too
        return ParsedLayout(problems=(_broken(path, 1, error),))
    return ParsedLayout(layout.references, code, layout.problems)


def translate_layout(path: str, text: str) -> TranslatedLayout:
    """Parses a layout and writes it as Python. Its mistakes are in `TranslatedLayout.problems`."""
    from jinja2 import TemplateError, TemplateSyntaxError

    from laur.rendering.environment import bare_environment

    environment = bare_environment()
    try:
        tree = environment.parse(text, filename=path)
        names, problems = _references(path, tree)
        source = environment.compile(tree, path, path, raw=True)
    except TemplateSyntaxError as error:
        return TranslatedLayout(problems=(_broken(path, error.lineno, error),))
    except (TemplateError, RecursionError) as error:
        return TranslatedLayout(problems=(_broken(path, 1, error),))
    return TranslatedLayout(names, source, problems)


def _broken(path: str, line: int, error: Exception) -> Problem:
    reason = str(getattr(error, "message", None) or error).rstrip(".")
    return problem("layout-syntax", path, Place(line, 1), origin=Origin.LAYOUTS, reason=reason)


def _references(path: str, tree: "Template") -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    from jinja2 import nodes

    names: list[str] = []
    problems: list[Problem] = []
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        template = getattr(node, "template", None)
        if isinstance(template, nodes.Const) and isinstance(template.value, str):
            names.append(template.value)
        else:
            problems.append(problem("layout-dynamic", path, Place(node.lineno, 1), origin=Origin.LAYOUTS))
    return tuple(sorted(set(names))), tuple(problems)


class LayoutIndex(Struct, frozen=True):
    """The layouts by path: their digests, and the names of the layouts that they use."""

    digests: Mapping[str, str]
    references: Mapping[str, tuple[str, ...]]

    def closure(self, name: str) -> str | None:
        """A digest of a layout and all layouts that it uses, directly or not; None if there is no such layout."""
        if name not in self.digests:
            return None
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            path = waiting.pop()
            if path not in reached:
                reached.add(path)
                waiting.extend(self.references.get(path, ()))
        return digest_text(*(part for path in sorted(reached) for part in (path, self.digests.get(path, ""))))

    def missing(self, unreadable: AbstractSet[str]) -> tuple[Problem, ...]:
        """A problem for each used layout that does not exist. `unreadable` layouts exist, with their own problems."""
        return tuple(
            problem("layout-missing", path, origin=Origin.LAYOUTS, value=name, nearest=nearest(name, self.digests))
            for path, names in sorted(self.references.items())
            for name in names
            if name not in self.digests and name not in unreadable
        )
