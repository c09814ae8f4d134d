"""The accessibility statement of each language, where `accessibility` in site.yaml says what it states."""

from collections.abc import Iterator
from functools import partial

from laur.model import Accessibility, Site
from laur.pages.context import PageContext, contexts
from laur.pages.page import Page, PageInputs
from laur.views import AccessibilityView


def pages(plan: PageInputs) -> Iterator[Page]:
    """The statement in each language."""
    site = plan.catalog.site
    if site.accessibility is None:
        return
    for desk in contexts(plan):
        url, title = desk.links.accessibility(), desk.wording.text("title.accessibility")
        make = partial(_view, desk, site, site.accessibility)
        elsewhere = desk.everywhere("accessibility")
        yield Page(url, "accessibility.html", desk.lang, "accessibility", title, make, alternates=elsewhere)


def _view(desk: PageContext, site: Site, statement: Accessibility) -> AccessibilityView:
    url, title = desk.links.accessibility(), desk.wording.text("title.accessibility")
    publisher = site.publisher.name if site.publisher else ""
    return AccessibilityView(
        page=desk.head(url, "accessibility", title, alternates=desk.everywhere("accessibility")),
        home_url=desk.links.front(),
        entity=statement.entity or publisher,
        published=statement.published,
        updated=statement.updated,
        status=statement.status.value,
        barriers=tuple(map(desk.words, statement.barriers)),
        burden=tuple(map(desk.words, statement.burden)),
        exempt=tuple(map(desk.words, statement.exempt)),
        prepared=statement.prepared,
        reviewed=statement.reviewed,
        auditor=statement.auditor,
        report=statement.report,
        features=tuple(map(desk.words, statement.features)),
        shortcuts=desk.words(statement.shortcuts) if statement.shortcuts else "",
        contact_name=statement.contact.name,
        contact_email=statement.contact.email,
        contact_phone=statement.contact.phone,
        apps=statement.apps,
        architecture=desk.words(statement.architecture),
        architecture_url=statement.architecture_url,
        communication=desk.words(statement.communication),
    )
