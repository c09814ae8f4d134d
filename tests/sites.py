"""The harness: little sites written in strings, built, edited, built again, and read as a browser would.

site(tmp_path, '''
== content/news/a.md
---
title: First
---
Text.
''').build().page("/aktualnosci/a/")
"""

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent

from bs4 import BeautifulSoup

from laur.build import build
from laur.output.report import BuildReport
from laur.problems import Problem
from laur.source.options import Options, Visibility
from laur.urls.permalinks import output_path

ROOT = Path(__file__).parents[1]
DAY = date(2024, 6, 1)

SITE_YAML = """\
title: Próba
base_url: https://example.org/
"""

COMMON = {
    "content/organisations/alfa.md": "---\nname: Klaster Alfa\n---\n",
    "content/organisations/beta.md": "---\nname: Klaster Beta\n---\n",
    "content/organisations/gamma.md": "---\nname: Klaster Gamma\n---\n",
    "content/schemes/znak.md": "---\nname: Znak\n---\n",
}
"""Documents of many sites; a tree names them without their text."""


class Site:
    """A site in a folder of its own, with the repository's layouts unless it brings some."""

    def __init__(self, folder: Path, tree: str) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.layouts = ROOT / "layouts"
        self.output = folder / "site"
        self.report: BuildReport | None = None
        for path, text in parse_tree(tree).items():
            self.write(path, text)
        if not (self.content / "site.yaml").exists():
            self.write("content/site.yaml", SITE_YAML)
        if (folder / "layouts").exists():
            self.layouts = folder / "layouts"

    # ------------------------------------------------------------------------------ what an editor does

    def write(self, path: str, text: str | bytes) -> "Site":
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def edit(self, path: str, old: str, new: str) -> "Site":
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        return self.write(path, text.replace(old, new))

    def delete(self, path: str) -> "Site":
        (self.folder / path).unlink()
        return self

    def rename(self, old: str, new: str) -> "Site":
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / old).rename(self.folder / new)
        return self

    # ------------------------------------------------------------------------------ building

    def build(self, *, expect: str = "published", day: date | None = DAY, **flags: object) -> "Site":
        """Builds; `expect` is ``published`` or ``problems``."""
        visibility = Visibility(drafts=bool(flags.pop("drafts", False)), future=bool(flags.pop("future", False)))
        options = Options(
            content=self.content,
            layouts=self.layouts,
            output=self.output,
            day=day,
            visibility=visibility,
            **flags,  # type: ignore[arg-type]
        )
        self.report = build(options, lambda _zone: DAY)
        outcome = "published" if self.report.is_written else "problems"
        assert outcome == expect, [f"{p.path}:{p.place} {p.code} {p.values}" for p in self.report.problems]
        return self

    @property
    def rendered(self) -> set[str]:
        """The URLs rendered by the last build."""
        return {page.url for page in self.last.rendered}

    @property
    def last(self) -> BuildReport:
        assert self.report is not None
        return self.report

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.last.problems

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    # ------------------------------------------------------------------------------ reading

    def read(self, url: str) -> str:
        return (self.output / output_path(url)).read_text(encoding="utf-8")

    def page(self, url: str) -> BeautifulSoup:
        return BeautifulSoup(self.read(url), "html5lib")

    def text(self, url: str, selector: str = "main") -> str:
        """The words of a part of a page, with single spaces (hard spaces among them)."""
        found = self.page(url).select_one(selector)
        assert found is not None, f"{url} has no {selector}"
        return re.sub(r"[\s\u00a0]+", " ", found.get_text(" ")).strip()

    def links(self, url: str, selector: str = "main a") -> list[str]:
        return [str(link.get("href")) for link in self.page(url).select(selector)]

    def exists(self, url: str) -> bool:
        return (self.output / output_path(url)).is_file()

    def tree(self) -> dict[str, bytes]:
        """Every file of the output, by path."""
        return tree_of(self.output)


SiteFactory = Callable[[str], Site]


def parse_tree(tree: str) -> dict[str, str]:
    """The text below each ``== path`` line; that of `COMMON` where there is none."""
    parts = re.split(r"^== (\S+)\n", dedent(tree).lstrip("\n"), flags=re.MULTILINE)
    return {path: text or COMMON.get(path, "") for path, text in zip(parts[1::2], parts[2::2], strict=True)}


def replace_placeholders(site: Path) -> None:
    """Gives a starter site an address of its own and a licence, as `check` advises."""
    settings = site / "content/site.yaml"
    text = settings.read_text(encoding="utf-8").replace("example.org", "klaster.example")
    settings.write_text(text.replace("# data:\n#   licence", "data:\n  licence"), "utf-8")


def unmeasured() -> dict[str, str]:
    """The environment for a program whose every file may fail: coverage, too, would want to write one.

    Python itself would write compiled modules, and leave incomplete ones if a file cannot be written whole.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}


def tree_of(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            file = Path(parent) / name
            found[file.relative_to(folder).as_posix()] = file.read_bytes()
    return found
