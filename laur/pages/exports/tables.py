"""The register as tables and trees: CSV with its Table Schema, JSON with its JSON Schema."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from msgspec.structs import asdict

from laur.pages.certificate_data import facts
from laur.pages.context import PageContext
from laur.pages.page import Page
from laur.register import Record
from laur.views import RegisterEntry, RegisterView

_WITH_ENTRIES = ("register.csv", "register.json")
_DESCRIBING = ("datapackage.json", "register.schema.json")


def pages(desk: PageContext) -> Iterator[Page]:
    """``register.csv``, ``register.json``, and the description of each."""
    for name in _WITH_ENTRIES:
        yield Page(desk.links.certificates(name), name, desk.lang, "data", name, partial(_register, desk, name))
    for name in _DESCRIBING:
        yield Page(desk.links.certificates(name), name, desk.lang, "data", name, partial(_description, desk, name))


def _register(desk: PageContext, name: str) -> RegisterView:
    view = _description(desk, name)
    return RegisterView(
        url=view.url,
        lang=view.lang,
        title=view.title,
        description=view.description,
        home_url=view.home_url,
        entries=tuple(_entry(desk, record) for record in desk.catalog.awards.records.values()),
    )


def _description(desk: PageContext, name: str) -> RegisterView:
    section = desk.section("certificates")
    return RegisterView(
        url=desk.links.certificates(name),
        lang=desk.lang,
        title=f"{section.title} – {desk.words(desk.catalog.site.title)}",
        description=desk.wording.text("data.description"),
        home_url=section.url,
    )


def _entry(desk: PageContext, record: Record) -> RegisterEntry:
    known = facts(desk, record)
    return RegisterEntry(**asdict(known), current=_current(known.statuses, desk.catalog.day))


def _current(statuses: tuple[tuple[date | None, str], ...], day: date) -> int:
    return max(index for index, (since, _) in enumerate(statuses) if since is None or since <= day)
