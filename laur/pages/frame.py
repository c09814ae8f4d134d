"""The site frame: what every page of one language shares."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from laur.language import localised
from laur.model import Site
from laur.pages.feeds import feed_links
from laur.pages.files import ASSETS, asset_url
from laur.permalinks import permalinks
from laur.views import Frame, NavigationLink

_SECTIONS = ("front", "news", "tags", "certificates", "organisations", "schemes")


def frames(site: Site, assets: Mapping[str, str], base_url: str | None) -> dict[str, Frame]:
    """The frame of each language; `base_url` in place of the site's own where it is given."""
    return {lang: _frame(site, lang, assets, (base_url or site.base_url or "").rstrip("/")) for lang in site.languages}


def _frame(site: Site, lang: str, assets: Mapping[str, str], base_url: str) -> Frame:
    links = permalinks(site, lang)
    return Frame(
        lang=lang,
        title=localised(site.title, lang, site.lang),
        description=localised(site.description, lang, site.lang) if site.description else "",
        base_url=base_url,
        base_path=urlsplit(base_url).path.rstrip("/"),
        languages=site.languages,
        home_url=links.front(),
        navigation=tuple(
            NavigationLink(title=localised(item.title, lang, site.lang), url=_counterpart(item.to, site, lang))
            for item in site.navigation
        ),
        feeds=feed_links(links.front()),
        time_zone=site.time_zone,
        assets={path.removeprefix(ASSETS): asset_url(path, digest) for path, digest in assets.items()},
        publisher=site.publisher,
    )


def _counterpart(to: str, site: Site, lang: str) -> str:
    """A target of the menu in another language: a section's own URL there; any other page as it is."""
    home, links = permalinks(site, site.lang), permalinks(site, lang)
    sections: dict[str, str] = {getattr(home, name)(): getattr(links, name)() for name in _SECTIONS}
    return sections.get(to, to)
