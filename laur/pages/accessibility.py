"""The accessibility statement of each language, if site.yaml has `accessibility`."""

from collections.abc import Iterator
from functools import partial

from laur.model import Accessibility, Site
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.urls.permalinks import Permalinks
from laur.views import AccessibilityView, output
from laur.views.kinds import PageKind


def pages(inputs: PageInputs) -> Iterator[Page]:
    """The statement in each language."""
    site = inputs.catalog.site
    if site.accessibility is None:
        return
    for context in contexts(inputs):
        url, title = context.links.accessibility(), context.wording.text("title.accessibility")
        make = partial(_view, context, site, site.accessibility)
        elsewhere = context.everywhere(Permalinks.accessibility)
        yield Page(
            url,
            output.html("accessibility.html"),
            context.lang,
            PageKind.ACCESSIBILITY,
            title,
            make,
            alternates=elsewhere,
        )


def _view(context: PageContext, site: Site, statement: Accessibility) -> AccessibilityView:
    url, title = context.links.accessibility(), context.wording.text("title.accessibility")
    publisher = site.publisher.name if site.publisher else ""
    return AccessibilityView(
        page=context.head(url, PageKind.ACCESSIBILITY, title, alternates=context.everywhere(Permalinks.accessibility)),
        home_url=context.links.front(),
        entity=statement.entity or publisher,
        published=statement.published,
        updated=statement.updated,
        status=statement.status.value,
        barriers=tuple(map(context.words, statement.barriers)),
        burden=tuple(map(context.words, statement.burden)),
        exempt=tuple(map(context.words, statement.exempt)),
        prepared=statement.prepared,
        reviewed=statement.reviewed,
        auditor=statement.auditor,
        report=statement.report,
        features=tuple(map(context.words, statement.features)),
        shortcuts=context.words(statement.shortcuts) if statement.shortcuts else "",
        contact_name=statement.contact.name,
        contact_email=statement.contact.email,
        contact_phone=statement.contact.phone,
        apps=statement.apps,
        architecture=context.words(statement.architecture),
        architecture_url=statement.architecture_url,
        communication=context.words(statement.communication),
    )
