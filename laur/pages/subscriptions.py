"""What readers can follow, on one page; and the data of the site, for those who write programs."""

from collections.abc import Iterable, Iterator
from functools import partial

from laur.pages.context import PageContext, contexts
from laur.pages.events import has_events
from laur.pages.exports import data_files
from laur.pages.exports.tables import register_table
from laur.pages.exports.terms import data_terms
from laur.pages.feeds import feed_links
from laur.pages.frame import frames
from laur.pages.page import Page, PageInputs
from laur.pages.sitemap import BUILD_URL
from laur.rendering.writers.data_fields import DataField, csv_fields, json_fields
from laur.urls.permalinks import Permalinks
from laur.views import DevelopersView, FieldsView, FieldView, SubscribeView, output
from laur.views.kinds import PageKind
from laur.views.output import DataFormat

SCHEMA_LANGUAGE = "en"
EXAMPLES = 100
"""The certificates among which an example of each field is looked for."""


def pages(inputs: PageInputs) -> Iterator[Page]:
    """Both pages in each language."""
    for context in contexts(inputs):
        for kind, url, layout, view, elsewhere in (
            (PageKind.SUBSCRIBE, context.links.subscribe(), "subscribe.html", _subscribe, Permalinks.subscribe),
            (PageKind.DEVELOPERS, context.links.developers(), "developers.html", _developers, Permalinks.developers),
        ):
            yield Page(
                url,
                output.html(layout),
                context.lang,
                kind,
                context.wording.text(f"title.{kind}"),
                partial(view, context),
                alternates=context.everywhere(elsewhere),
            )


def _subscribe(context: PageContext) -> SubscribeView:
    links, catalog = context.links, context.catalog
    has_register, has_calendar = bool(catalog.awards.records), has_events(context)
    return SubscribeView(
        page=context.head(
            links.subscribe(),
            PageKind.SUBSCRIBE,
            context.wording.text("title.subscribe"),
            description=context.description("subscribe"),
            alternates=context.everywhere(Permalinks.subscribe),
        ),
        feeds=feed_links(links.front()),
        tags_url=links.tags() if catalog.news[context.lang].tags else "",
        organisations_url=links.organisations() if catalog.organisations else "",
        certificates_url=links.certificates() if has_register else "",
        changes_url=links.change_pages() if has_register else "",
        changes_feed=links.changes() if has_register else "",
        ends_calendar=links.certificates(DataFormat.CALENDAR) if has_register else "",
        answers_url=links.answer() if has_register else "",
        events_url=links.events() if has_calendar else "",
        events_calendar=links.events(DataFormat.EVENTS) if has_calendar else "",
    )


def _fields(context: PageContext) -> Iterator[FieldsView]:
    """The fields of each data file, with examples from the register."""
    frame = frames(context.catalog, {}, None)[context.lang]
    entries = register_table(context, "", sorted(context.catalog.awards.records)[:EXAMPLES]).entries
    table = context.links.certificates(DataFormat.REGISTER_CSV)
    yield FieldsView(name=DataFormat.REGISTER_CSV, url=table, fields=_views(context, csv_fields(entries, frame)))
    for file, url in (
        (DataFormat.REGISTER_JSON, context.links.certificates(DataFormat.REGISTER_JSON)),
        (DataFormat.CHANGES, context.links.certificates(DataFormat.CHANGES)),
        (DataFormat.BUILD, BUILD_URL),
    ):
        yield FieldsView(name=file, url=url, fields=_views(context, json_fields(file, entries, frame)))


def _views(context: PageContext, found: Iterable[DataField]) -> tuple[FieldView, ...]:
    return tuple(_field(context, field) for field in found)


def _field(context: PageContext, field: DataField) -> FieldView:
    key = f"field.{field.meaning}"
    has_words = key in context.wording.entries
    return FieldView(
        name=field.name,
        type=field.type,
        meaning=context.wording.text(key) if has_words else field.description,
        lang=None if has_words else SCHEMA_LANGUAGE,
        example=field.example,
    )


def _developers(context: PageContext) -> DevelopersView:
    links, records = context.links, context.catalog.awards.records
    example = min(records, default=None)
    return DevelopersView(
        page=context.head(
            links.developers(),
            PageKind.DEVELOPERS,
            context.wording.text("title.developers"),
            description=context.description("developers"),
            alternates=context.everywhere(Permalinks.developers),
        ),
        files=data_files(links),
        terms=data_terms(context),
        fields=tuple(_fields(context)),
        certificate_url=links.certificate(example, "index.json") if example else "",
        answer_url=links.answer() if example else "",
        build_url=BUILD_URL,
    )
