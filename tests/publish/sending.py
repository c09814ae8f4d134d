"""Publishing a finished site without building it again: for tests of many runs."""

import shutil
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from laur.frontmatter import read_site
from laur.publish.failures import PublishError
from laur.publish.files import FileRules, survey
from laur.publish.local import alone
from laur.publish.plan import Wishes
from laur.publish.run import Orders, PublishReport, Release, Services, publish
from laur.publish.secrets import Secrets
from laur.publish.targets.opening import Access, open_target
from tests.sites import Site, tree_of

if TYPE_CHECKING:  # a process that sends a site to a folder needs no servers
    from tests.publish.hosts import Host

ADDRESS = "https://klaster.test/"
KEPT = 6
_numbers = count()


class Sender:
    """One computer that publishes to one host."""

    def __init__(self, state: Path, host: "Host", environment: dict[str, str] | None = None) -> None:
        text = f"title: A\npublish:\n  web: {{{host.settings}}}\n"
        settings, _, problems = read_site("site.yaml", text.encode())
        assert settings is not None
        assert problems == ()
        self.target, self.state, self.host = settings.publish["web"], state, host
        self.environment = environment or {}
        self.now = lambda: datetime.now(UTC)
        self.trust = False
        self.name = "anna@biuro"

    def send(self, output: Path, *, day: str = "2024-06-01", **orders: object) -> PublishReport:
        """Publishes the files of a folder. Raises `PublishError`."""
        number = next(_numbers)
        access = Access(
            name="web",
            secrets=Secrets("web", self.environment, lambda _account: None),
            trust=lambda _host, _key: self.trust,
            home=Path.home(),
            root=output.parent,
            inner=(),
            state=self.state,
            run=f"{time_ns()}-{number}",
        )
        with alone(self.state, "web"):
            opened = open_target(self.target, access)
            try:
                traits = opened.traits
                extra = dict.fromkeys(self.host.extra, b"")
                rules = FileRules(
                    compress=self.target.compress,
                    in_place=traits.stores_headers,
                    stores_headers=traits.stores_headers,
                    extra=extra,
                )
                release = Release(output=output, files=survey(output, rules), kinds={}, site=ADDRESS, day=day, tool="1")
                wishes = Wishes(overwrite_foreign=bool(orders.pop("overwrite_foreign", False)))
                asked = Orders(
                    name="web",
                    state=self.state,
                    owner=f"run-{number}",
                    publisher=self.name,
                    wishes=wishes,
                    **orders,  # type: ignore[arg-type]
                )
                return publish(release, opened, asked, Services(self.now, _quiet, lambda _doubt: False))
            finally:
                opened.close()

    def refusal(self, output: Path, **orders: object) -> PublishError:
        """Why publishing fails."""
        try:
            self.send(output, **orders)  # type: ignore[arg-type]
        except PublishError as error:
            return error
        raise AssertionError("nothing was refused")

    def is_equal(self, output: Path) -> bool:
        there = {path: data for path, data in self.host.tree().items() if path not in self.host.extra}
        return there == tree_of(output)


def _quiet(*_: object, **__: object) -> None:
    """Shows no progress."""


def two_versions(folder: Path) -> tuple[Path, Path]:
    """A site, and the same with a page more, a page less and another word: two output folders.

    Only some files of what is the same in both are kept, and no feeds of tags, so that many runs are quick.
    """
    site = Site(folder / "site", TWO)
    site.build()
    shutil.copytree(site.output, folder / "one")
    site.edit("content/news/2024-01-10-pierwsza.md", "środę", "czwartek")
    site.delete("content/news/2024-01-11-druga.md")
    site.write(
        "content/news/2024-01-12-trzecia.md", "---\ntitle: Trzecia\ndate: 2024-01-12\ntags: [nowe]\n---\nTekst.\n"
    )
    site.build()
    shutil.copytree(site.output, folder / "two")
    one, two = tree_of(folder / "one"), tree_of(folder / "two")
    same = [path for path, data in one.items() if two.get(path) == data][KEPT:]
    feeds = [path for path in one | two if path.startswith("tagi/") and not path.endswith(".html")]
    for path in (*same, *feeds):
        (folder / "one" / path).unlink(missing_ok=True)
        (folder / "two" / path).unlink(missing_ok=True)
    return folder / "one", folder / "two"


TWO = """\
== content/news/2024-01-10-pierwsza.md
---
title: Pierwsza wiadomość
date: 2024-01-10
tags: [nagrody]
---
Warsztaty odbyły się w środę.
== content/news/2024-01-11-druga.md
---
title: Druga wiadomość
date: 2024-01-11
tags: [stare]
---
Tekst.
"""
