"""Where the links that authors write lead: to a document, a file, or a path of the site.

A link in a body or a front matter is written as a path relative to its document (``../organisations/bkp.md``), as a
path from the content folder (``/organisations/bkp.md``), or as a path of the site (``/certyfikaty/``).
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from posixpath import basename, dirname, normpath, splitext
from unicodedata import normalize
from urllib.parse import unquote

from msgspec import Struct

from laur.i18n import slug
from laur.model import AnnouncementDocument, AnyDocument, OrganisationDocument, PageDocument, SchemeDocument
from laur.urls.permalinks import Permalinks, media

REMEMBERED = 100_000
"""How many resolved paths are cached: several checks ask for each."""


class Target(Struct, frozen=True):
    """Where a link leads."""

    url: str
    """Site-relative, with the anchor if there is one."""
    path: str | None = None
    """The document or file in ``content/``, if it names one."""
    anchor: str = ""


class Targets(Struct, frozen=True):
    """Everything in ``content/`` that a link can lead to."""

    by_lang: Mapping[str, Mapping[str, str]]
    """For each language of the linking page: path in ``content/`` to URL."""
    documents: Mapping[str, AnyDocument]

    @classmethod
    def of(
        cls,
        announcements: Iterable[AnnouncementDocument],
        pages: Iterable[PageDocument],
        organisations: Mapping[str, OrganisationDocument],
        schemes: Mapping[str, SchemeDocument],
        media_files: Iterable[str],
        links: Mapping[str, Permalinks],
    ) -> "Targets":
        """Documents of one language lead to their own URL; organisations and schemes to the reader's language."""
        announcements, pages = tuple(announcements), tuple(pages)
        own = {d.path: links[d.lang].announcement(d) for d in announcements}
        own |= {d.path: links[d.lang].plain_page(d) for d in pages}
        own |= {path: media(path) for path in media_files}
        by_lang = {
            lang: own
            | {d.path: urls.organisation(d.id) for d in organisations.values()}
            | {d.path: urls.scheme(d.id) for d in schemes.values()}
            for lang, urls in links.items()
        }
        every: tuple[AnyDocument, ...] = (*announcements, *pages, *organisations.values(), *schemes.values())
        return cls(by_lang, {document.path: document for document in every})

    def find(self, target: str, source: str, lang: str) -> Target | None:
        """Where `target`, as written in the document `source`, leads; None if there is no such document or file.

        A path of the site itself (``/certyfikaty/``) is returned as it is: whether it exists is known only when all
        pages are planned.
        """
        address, _, anchor = target.partition("#")
        if not address:
            return Target(target, source, anchor)
        path = content_path(address, source)
        url = self.by_lang[lang].get(path) if path is not None else None
        suffix = f"#{anchor}" if anchor else ""
        if url is not None:
            return Target(url + suffix, path, anchor)
        if address.startswith("/") and not address.endswith(".md"):
            return Target(target, None, anchor)
        return None

    def url(self, target: str, source: str, lang: str) -> str:
        """The URL for a link; the target itself where it leads nowhere, which is reported elsewhere."""
        found = self.find(target, source, lang)
        return found.url if found else target


def plainer_name(path: str, known: Iterable[str]) -> str | None:
    """A simpler name for an existing file whose name has letters and accents as separate characters (NFD).

    Texts have them composed (NFC), so no text can name the file. None if there is no such file.
    """
    if path.isascii() or not any(normalize("NFC", each) == path for each in known if not each.isascii()):
        return None
    stem, ending = splitext(basename(path))
    return slug(stem) + ending


@lru_cache(maxsize=REMEMBERED)
def content_path(address: str, source: str) -> str | None:
    """The path in ``content/`` that an address in a document names; None if it leaves the content folder."""
    plain = unquote(address.partition("?")[0])
    joined = plain.lstrip("/") if plain.startswith("/") else f"{dirname(source)}/{plain}"
    path = normpath(joined.lstrip("/"))
    return None if path == ".." or path.startswith("../") else path
