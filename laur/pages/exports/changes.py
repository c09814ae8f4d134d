"""The register's change log as a feed and as data, from the register's own dates and events alone."""

from collections.abc import Iterator
from functools import partial

from laur.i18n import long_date
from laur.pages.context import PageContext
from laur.pages.page import Page
from laur.register import Change, Span, changes
from laur.views import ChangeEntry, ChangesView

FEED_ENTRIES = 100
"""How many changes the feed has; the data file has all."""


def pages(desk: PageContext) -> Iterator[Page]:
    """``zmiany.xml`` (the newest changes) and ``changes.json`` (all of them)."""
    feed, data = desk.links.changes(), desk.links.certificates("changes.json")
    yield Page(feed, "changes.xml", desk.lang, "feed", "changes.xml", partial(_changes, desk, feed, FEED_ENTRIES))
    yield Page(data, "changes.json", desk.lang, "data", "changes.json", partial(_changes, desk, data, None))


def _changes(desk: PageContext, url: str, limit: int | None) -> ChangesView:
    log = changes(desk.catalog.awards.records, desk.catalog.day)
    return ChangesView(
        url=url,
        lang=desk.lang,
        title=desk.wording.text("changes.title", site=desk.words(desk.catalog.site.title)),
        description=desk.wording.text("changes.description"),
        home_url=desk.links.certificates(),
        entries=tuple(_entry(desk, change) for change in log[:limit]),
    )


def _entry(desk: PageContext, change: Change) -> ChangeEntry:
    certificate = desk.catalog.awards.records[change.certificate].claim.certificate
    level = desk.level(certificate.scheme, certificate.level)
    scheme = desk.scheme(certificate.scheme).title
    holder = desk.organisation(certificate.organisation).title
    reason = change.event.reason if change.event else None
    award = f"{scheme}, {level.name}" if level else scheme
    when = _when(desk, change)
    return ChangeEntry(
        id=change.id,
        type=change.type.value,
        certificate=change.certificate,
        url=f"{desk.links.certificate(change.certificate)}#{change.id.partition(':')[2]}",
        title=desk.wording.text(f"change.{change.type.value}", award=award, holder=holder),
        note=f"{when} {reason}" if reason else when,
        organisation_id=certificate.organisation,
        organisation=holder,
        scheme_id=certificate.scheme,
        scheme=scheme,
        level_id=certificate.level,
        level=level.name if level else None,
        day=change.day,
        first=change.when.first,
        last=change.when.last,
        estimated=change.estimated,
        basis=change.basis.value if change.basis else None,
        reason=reason,
    )


def _when(desk: PageContext, change: Change) -> str:
    """The dated sentence: which date it is, and as precisely as it is known."""
    name = change.basis.value if change.basis else "ran_out" if change.event is None else "event"
    form = "about" if change.estimated else "on"
    date = desk.wording.text(f"changes.{form}", date=_words(desk, change.when))
    return desk.wording.text(f"changes.when-{name}", date=date)


def _words(desk: PageContext, when: Span) -> str:
    known = when.partial
    if known is not None:
        return long_date(known, desk.lang)
    first, last = long_date(when.first, desk.lang), long_date(when.last, desk.lang)
    return desk.wording.text("certificate.between", first=first, last=last)
