"""The path and the address of each document. They are decided before any text is read, as texts link to each other."""

import re
from collections.abc import Iterable, Mapping
from unicodedata import normalize
from urllib.parse import unquote

from msgspec import Struct

from laur.i18n import slug
from laur.importing.findings import Finding, finding
from laur.importing.items import Item, ItemKind, ItemStatus
from laur.model import Site
from laur.urls.addresses import split_address
from laur.urls.permalinks import permalinks

_SITE_PATH = re.compile(r"/(?!/)[^\s\\?#<>\"]*")
_YEAR = re.compile(r"\d{4}/")
_MAX_PART_BYTES = 200
"""Of an alias: each part of the address becomes a folder."""


class DocumentName(Struct, frozen=True):
    """The path, address and aliases of a document."""

    path: str
    slug: str
    lang: str
    url: str
    aliases: tuple[str, ...] = ()
    translation_of: str | None = None
    """The path of the document that it translates."""


class NameAssigner:
    """Assigns names that are unique and that no existing document has."""

    def __init__(self, site: Site, paths: Iterable[str], urls: Iterable[str]) -> None:
        self._site = site
        self._paths = {path.lower() for path in paths}
        self._urls = set(urls) | _reserved(site)
        self._news = [permalinks(site, lang).news() for lang in site.languages]
        self._prefix = split_address(site.base_url or "").path.rstrip("/")
        self.findings: list[Finding] = []

    def assign(self, items: Iterable[Item], known: Mapping[str, str]) -> dict[str, DocumentName]:
        """The name of each item by its key; `known` has the paths of items that were imported before, by ledger key."""
        items = tuple(items)
        names = {item.key: self._name(item, known.get(f"item:{item.key}")) for item in items}
        return {item.key: self._with_aliases(item, names[item.key]) for item in items}

    def _name(self, item: Item, path: str | None) -> DocumentName:
        lang = item.lang if item.lang in self._site.languages else self._site.lang
        if item.lang and item.lang not in self._site.languages:
            self.findings.append(finding("language-unknown", item.title, what=item.lang, source=item.link))
        wanted = slug(item.slug or item.title or item.key)
        unique, number = wanted, 1
        while self._is_taken(url := self._url(item, unique, lang)):
            number += 1
            unique = f"{wanted}-{number}"
        if unique != wanted:
            self.findings.append(finding("slug-changed", item.title, what=f"{wanted} → {unique}", source=item.link))
        self._urls.add(url)
        return DocumentName(path or self._path(item, unique, lang), unique, lang, url)

    def _is_taken(self, url: str) -> bool:
        """Whether an address belongs to a document, or may belong to a yearly archive of news."""
        return url in self._urls or any(_YEAR.fullmatch(url.removeprefix(news)) for news in self._news)

    def _url(self, item: Item, slug: str, lang: str) -> str:
        links = permalinks(self._site, lang)
        if item.kind is ItemKind.PAGE:
            return f"{links.prefix}{slug}/"
        day = item.date.day if item.date else None
        return f"{links.news()}{f'{day:%Y}/{day:%m}/' if day else ''}{slug}/"

    def _path(self, item: Item, slug: str, lang: str) -> str:
        """``news/2023/2023-05-04-slug.md``; languages other than the site's own have a folder each (``news/en/…``)."""
        folder = item.kind.value if item.kind is ItemKind.NEWS else "pages"
        if lang != self._site.lang:
            folder += f"/{lang}"
        day = item.date.day if item.date and item.kind is ItemKind.NEWS else None
        year = (
            f"{day.year:04}/" if day and lang == self._site.lang else ""
        )  # the browser editor reads only one folder level
        stem = f"{folder}/{year}{day.isoformat()}-{slug}" if day else f"{folder}/{slug}"
        path, number = f"{stem}.md", 1
        while path.lower() in self._paths:
            number += 1
            path = f"{stem}-{number}.md"
        if number > 1:
            self.findings.append(finding("name-taken", item.title, path, what=f"{stem}.md", source=item.link))
        self._paths.add(path.lower())
        return path

    def _with_aliases(self, item: Item, name: DocumentName) -> DocumentName:
        """The name with the old address of a published item as an alias, if a static site can have it."""
        if item.status is not ItemStatus.PUBLISHED or not item.link:
            return name
        alias = self._alias(item.link)
        if alias is None:
            self.findings.append(finding("alias-impossible", item.title, name.path, item.link, item.link))
            return name
        if alias == name.url:
            return name
        if self._is_taken(alias):
            self.findings.append(finding("alias-taken", item.title, name.path, alias, item.link))
            return name
        self._urls.add(alias)
        return DocumentName(name.path, name.slug, name.lang, name.url, (alias,))

    def _alias(self, link: str) -> str | None:
        """The path of an old address; None if a static site cannot have it."""
        parts = split_address(link)
        path = normalize("NFC", unquote(parts.path)).removeprefix(self._prefix)
        names = path.split("/")
        if parts.query or path in {"", "/"} or ".." in names or not _SITE_PATH.fullmatch(path):
            return None
        if any(len(name.encode()) > _MAX_PART_BYTES or name.startswith(".") for name in names):
            return None
        is_file = "." in names[-1]
        return path if path.endswith("/") or is_file else f"{path}/"


def _reserved(site: Site) -> set[str]:
    """The addresses of the site's own pages and folders."""
    urls = {"/404/", "/admin/", "/media/", "/assets/"}
    for lang in site.languages:
        links = permalinks(site, lang)
        urls |= {
            links.front(),
            links.news(),
            links.undated(),
            links.tags(),
            links.certificates(),
            links.organisations(),
            links.schemes(),
            *(links.form(form.kind, form.key) for form in site.forms),
            *([links.accessibility()] if site.accessibility else []),
            *([links.search()] if site.features.search else []),
        }
    return urls
