"""The site frame: what every page of one language shares."""

from collections.abc import Callable, Mapping
from operator import methodcaller
from urllib.parse import urlsplit

from laur.catalog import Catalog
from laur.catalog.links import content_path
from laur.i18n import direction, localised
from laur.model import SITE_FILE, Form, FormKind, Site
from laur.model.palette import TOKENS, palette
from laur.model.theme import Serif
from laur.pages.feeds import feed_links
from laur.pages.files import ASSETS, asset_url
from laur.pages.theme import stylesheet, theme_url
from laur.urls.paths import normal_url
from laur.urls.permalinks import Permalinks, Section, media, permalinks
from laur.views import FormLink, Frame, NavigationLink, Picture
from laur.views.output import DataFormat

_IN_EVERY_LANGUAGE: tuple[Callable[[Permalinks], str], ...] = (
    Permalinks.front,
    *(methodcaller("section", section) for section in Section),
    Permalinks.search,
    Permalinks.events,
    Permalinks.subscribe,
    Permalinks.developers,
    Permalinks.members,
    Permalinks.accessibility,
)
"""The pages to which a menu can lead in any language."""


def frames(catalog: Catalog, assets: Mapping[str, str], base_url: str | None) -> dict[str, Frame]:
    """The frame of each language; `base_url` replaces the site's own if given."""
    address = (base_url or catalog.site.base_url or "").rstrip("/")
    return {lang: _frame(catalog, lang, assets, address) for lang in catalog.site.languages}


def _frame(catalog: Catalog, lang: str, assets: Mapping[str, str], base_url: str) -> Frame:
    site, links = catalog.site, catalog.links[lang]
    report = site.form(FormKind.REPORT)
    return Frame(
        lang=lang,
        title=localised(site.title, lang, site.lang),
        description=localised(site.description, lang, site.lang) if site.description else "",
        base_url=base_url,
        base_path=urlsplit(base_url).path.rstrip("/"),
        languages=site.languages,
        home_url=links.front(),
        navigation=tuple(
            NavigationLink(title=localised(item.title, lang, site.lang), url=url)
            for item in site.navigation
            if (url := _counterpart(item.to, site, lang)) not in _without_content(catalog, lang)
        ),
        is_of_one=catalog.is_of_one,
        has_register=bool(catalog.awards.records),
        feeds=feed_links(links.front()),
        direction=direction(lang),
        time_zone=site.time_zone,
        assets=_assets(site, assets),
        share=tuple(way.value for way in site.features.share),
        publisher=site.publisher,
        fonts=site.theme is None or site.theme.serif is Serif.PAGELLA,
        logo=_logo(site),
        theme_color=palette(site.theme).get("board", TOKENS["board"])[0] if site.theme else TOKENS["board"][0],
        forms=_forms(site, lang),
        report=_form_link(site, report, lang) if report else None,
        search_url=links.search() if site.features.search else None,
        subscribe_url=links.subscribe(),
        developers_url=links.developers(),
        members_url=links.members() if site.members else None,
        accessibility_url=links.accessibility() if site.accessibility else None,
    )


def _without_content(catalog: Catalog, lang: str) -> frozenset[str]:
    """The sections to which no menu leads, because they have nothing; of organisations also if there is but one."""
    awards, links = catalog.awards, catalog.links[lang]
    has_content = {
        Section.TAGS: bool(catalog.news[lang].tags),
        Section.CERTIFICATES: bool(awards.records),
        Section.ORGANISATIONS: len(catalog.organisations) > catalog.is_of_one,
        Section.SCHEMES: bool(catalog.schemes),
    }
    return frozenset(links.section(section) for section, has in has_content.items() if not has)


def _assets(site: Site, assets: Mapping[str, str]) -> dict[str, str]:
    """Asset URLs by name, including the theme's stylesheet if there is one."""
    own = {path.removeprefix(ASSETS): asset_url(path, digest) for path, digest in assets.items()}
    css = stylesheet(site)
    return {**own, DataFormat.THEME.value: theme_url(css)} if css else own


def _logo(site: Site) -> Picture | None:
    logo = site.theme.logo if site.theme else None
    path = content_path(logo.src, SITE_FILE) if logo else None
    return Picture(url=media(path), alt=logo.alt) if logo and path else None


def _forms(site: Site, lang: str) -> tuple[FormLink, ...]:
    """The forms for everybody that are not in the menu."""
    for_all = [form for form in site.forms if form.kind in (FormKind.MEMBERSHIP, FormKind.CONTACT)]
    links = [_form_link(site, form, lang) for form in for_all]
    in_menu = {_counterpart(item.to, site, lang) for item in site.navigation}
    return tuple(link for link in links if link.url not in in_menu)


def _form_link(site: Site, form: Form, lang: str) -> FormLink:
    title = localised(form.title, lang, site.lang)
    url = permalinks(site, lang).form(form.kind, form.key)
    return FormLink(kind=form.kind.value, title=title, url=url, address=site.address(form))


def _counterpart(to: str, site: Site, lang: str) -> str:
    """A menu target in another language: the section's URL there; any other page unchanged."""
    home, links = permalinks(site, site.lang), permalinks(site, lang)
    pages = {link(home): link(links) for link in _IN_EVERY_LANGUAGE}
    pages |= {home.form(form.kind, form.key): links.form(form.kind, form.key) for form in site.forms}
    return pages.get(normal_url(to), normal_url(to))
