"""The examples of `docs/problems.md`, read from the page and written as small sites.

A block in the page is a site in the notation of `tests.sites`, added to the base site of the page:

== content/news/a.md                  a file; its content follows
== content/news/a.md (windows-1250)   the same, saved in another encoding
== content/news/ł.md (name-cp1250)    the same, with its name in another encoding
== content/news/a.md -> b.md          a link to another file
== content/news/a.md/                 a folder
-- content/site.yaml                  a file or folder of the base site that is removed
-- python:pagefind_bin                a Python package that is not installed

◀ at the end of a line marks what the problem is about; a problem of
two files is reported in both. A block that does not start with a file name is `DEFAULT`.
"""

import importlib.util
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

from laur.build import build, plan_at, plan_site
from laur.checks.advisory import inspect
from laur.checks.external import ExternalCheckOptions, check_external
from laur.checks.external.visits import ExternalServices, HttpReply
from laur.checks.readiness import check_readiness
from laur.problems import Origin, Problem
from laur.source.options import Options
from tests.sites import DAY, ROOT

PAGE = ROOT / "docs/problems.md"
DEFAULT = "content/news/nagroda.md"
MARK = "◀"
PACKAGE = "python:"
NAME = "name-"
_SECTION = re.compile(r"^### `([a-z0-9-]+)`\n(.*?)(?=^### `|\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^(`{3,})(site|wrong|right)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r"(==|--) (.+?)(?: \(([\w-]+)\))?(?: -> (\S+))?")


def _other_example(_method: str, address: str) -> HttpReply:
    """Answers as the external site of the examples."""
    replies = {"here": HttpReply(200), "moved": HttpReply(301, "/here"), "busy": HttpReply(503), "gone": HttpReply(404)}
    return replies.get(address.removeprefix("https://other.example/"), HttpReply(200))


OTHER_EXAMPLE = ExternalServices(_other_example, lambda _seconds: None, lambda: 0.0)

Found = tuple[str, Origin, str, int]
"""Code, origin, path and line."""


@dataclass(frozen=True)
class Part:
    """One file, folder or link of an example."""

    path: str
    is_there: bool = True
    lines: tuple[str, ...] = ()
    encoding: str = "utf-8"
    target: str | None = None

    @property
    def name(self) -> str:
        """Its path as the operating system stores it."""
        encoded = self.encoding.removeprefix(NAME)
        return self.path if encoded == self.encoding else os.fsdecode(self.path.encode(encoded))


@dataclass(frozen=True)
class Example:
    parts: tuple[Part, ...]
    marks: tuple[tuple[Origin, str, int], ...]

    @property
    def touches_more_than_content(self) -> bool:
        """Whether only a build can report its problem, because it renders and writes pages."""
        return any(not part.path.startswith("content/") for part in self.parts)


@dataclass(frozen=True)
class Section:
    code: str
    text: str
    wrong: Example
    right: Example


def sections() -> dict[str, Section]:
    """Every section of the page by its code. Raises AssertionError for a section that lacks an example."""
    page = PAGE.read_text(encoding="utf-8")
    found: dict[str, Section] = {}
    for match in _SECTION.finditer(page):
        blocks = [(kind, text) for _, kind, text in _BLOCK.findall(match[2])]
        assert [kind for kind, _ in blocks] == ["wrong", "right"], f"{match[1]}: a wrong example, then a right one"
        assert match[1] not in found, f"{match[1]} has two sections"
        found[match[1]] = Section(match[1], match[2], parse(blocks[0][1]), parse(blocks[1][1]))
    return found


def base() -> Example:
    """The base site, to which each example is added."""
    block = next(match for match in _BLOCK.finditer(PAGE.read_text(encoding="utf-8")) if match[2] == "site")
    return parse(block[3])


def parse(text: str) -> Example:
    parts: list[Part] = []
    marks: list[tuple[Origin, str, int]] = []
    for line in text.split("\n")[:-1]:
        plain = line.removesuffix(f" {MARK}")
        head = _HEAD.fullmatch(plain)
        if head:
            parts.append(Part(head[2], head[1] == "==", (), head[3] or "utf-8", head[4]))
        else:
            last = parts.pop() if parts else Part(DEFAULT)
            parts.append(Part(last.path, last.is_there, (*last.lines, plain), last.encoding, last.target))
        if plain != line:
            marks.append(_marked(parts[-1]))
    return Example(tuple(parts), tuple(marks))


def _marked(part: Part) -> tuple[Origin, str, int]:
    root, _, path = os.fsencode(part.name).decode(errors="replace").partition("/")
    is_root_removed = not part.is_there and not path
    if root not in set(Origin) or is_root_removed:
        return Origin.OUTSIDE, "", 0
    return Origin(root), path.rstrip("/"), len(part.lines)


def problems_of(example: Example, folder: Path, day: date = DAY) -> tuple[Problem, ...]:
    """All problems of the site that an example describes."""
    layouts = ROOT / "layouts"
    if any(part.path.startswith("layouts/") for part in example.parts):
        layouts = folder / "layouts"
        shutil.copytree(ROOT / "layouts", layouts)
    for part in (*base().parts, *example.parts):
        if not part.path.startswith(PACKAGE):
            _write(part, folder)
    with _without([part.path.removeprefix(PACKAGE) for part in example.parts if part.path.startswith(PACKAGE)]):
        return _problems(example, folder, layouts, day)


@contextmanager
def _without(packages: Sequence[str]) -> Iterator[None]:
    """Acts as if these packages were not installed."""
    real = importlib.util.find_spec
    with patch(
        "importlib.util.find_spec", lambda name, package=None: None if name in packages else real(name, package)
    ):
        yield


def _problems(example: Example, folder: Path, layouts: Path, day: date) -> tuple[Problem, ...]:
    options = Options(content=folder / "content", layouts=layouts, output=folder / "site", day=day)
    if example.touches_more_than_content:
        return build(options, lambda _zone: day).problems
    site_plan = plan_site(options, lambda _zone: day)
    advice = inspect(site_plan, partial(plan_at, site_plan))
    external = check_external(site_plan, ExternalCheckOptions(OTHER_EXAMPLE))
    return site_plan.with_problems((*advice, *external, *check_readiness(site_plan))).problems


def _write(part: Part, folder: Path) -> None:
    file = folder / part.name
    if not part.is_there:
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    elif part.path.endswith("/"):
        file.mkdir(parents=True, exist_ok=True)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        if part.target:
            file.symlink_to(part.target)
        else:
            encoding = "utf-8" if part.encoding.startswith(NAME) else part.encoding
            file.write_bytes("".join(f"{line}\n" for line in part.lines).encode(encoding))


def found(problems: tuple[Problem, ...]) -> set[Found]:
    return {(p.code, p.origin, p.path, p.place.line) for p in problems}
