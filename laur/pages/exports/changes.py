"""The register's change log as a feed and as data."""

from collections.abc import Collection, Iterator
from functools import partial

from laur.i18n import long_date
from laur.pages.context import PageContext
from laur.pages.exports.data_page import data_page
from laur.pages.page import Page
from laur.register import Change, Span, changes
from laur.views import ChangeEntry, ChangesView, award_title, output
from laur.views.kinds import PageKind
from laur.views.output import DataFormat

FEED_ENTRIES = 100
"""The number of changes in the feed; the data file has all."""


def pages(context: PageContext) -> Iterator[Page]:
    """The feed of the newest changes, and ``changes.json`` with all of them."""
    feed, data = context.links.changes(), context.links.certificates(DataFormat.CHANGES)
    yield Page(
        feed,
        output.feed("changes.xml"),
        context.lang,
        PageKind.FEED,
        "changes.xml",
        partial(_changes, context, feed, FEED_ENTRIES),
    )
    yield data_page(context, DataFormat.CHANGES, partial(_changes, context, data, None))


def _changes(context: PageContext, url: str, limit: int | None) -> ChangesView:
    log = changes(context.catalog.awards.records, context.catalog.day)
    return ChangesView(
        url=url,
        lang=context.lang,
        title=context.wording.text("changes.title", site=context.words(context.catalog.site.title)),
        description=context.wording.text("changes.description"),
        home_url=context.links.certificates(),
        entries=tuple(change_entry(context, change) for change in log[:limit]),
    )


def change_log(context: PageContext, url: str, ids: Collection[str], title: str, home_url: str) -> ChangesView:
    """The newest changes of some certificates, as the feed of a page that shows them."""
    records = context.catalog.awards.records
    log = changes({key: records[key] for key in ids}, context.catalog.day)
    return ChangesView(
        url=url,
        lang=context.lang,
        title=f"{title} – {context.words(context.catalog.site.title)}",
        description=context.wording.text("changes.description"),
        home_url=home_url,
        entries=tuple(change_entry(context, change) for change in log[:FEED_ENTRIES]),
    )


def change_entry(context: PageContext, change: Change) -> ChangeEntry:
    """A change in words, made once for all pages and feeds that show it."""
    return context.once("change", change.id, partial(_entry, context, change))


def _entry(context: PageContext, change: Change) -> ChangeEntry:
    certificate = context.catalog.awards.records[change.certificate].claim.certificate
    level = context.level(certificate.scheme, certificate.level)
    scheme = context.scheme(certificate.scheme).title
    holder = context.organisation(certificate.organisation).title
    reason = change.event.reason if change.event else None
    award = award_title(scheme, level)
    when = _when(context, change)
    return ChangeEntry(
        id=change.id,
        type=change.type.value,
        certificate=change.certificate,
        url=f"{context.links.certificate(change.certificate)}#{change.id.partition(':')[2]}",
        title=context.wording.text(f"change.{change.type.value}", award=award, holder=holder),
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


def _when(context: PageContext, change: Change) -> str:
    """The sentence with the date, as precisely as it is known."""
    name = change.basis.value if change.basis else "ran_out" if change.event is None else "event"
    form = "about" if change.estimated else "on"
    date = context.wording.text(f"changes.{form}", date=_words(context, change.when))
    return context.wording.text(f"changes.when-{name}", date=date)


def _words(context: PageContext, when: Span) -> str:
    known = when.partial
    if known is not None:
        return long_date(known, context.lang)
    first, last = long_date(when.first, context.lang), long_date(when.last, context.lang)
    return context.wording.text("certificate.between", first=first, last=last)
