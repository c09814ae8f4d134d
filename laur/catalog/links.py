"""Where the links that authors write lead: to a document, a file, or a path of the site.

A link in a body or a front matter is written as a path relative to its document (``../organisations/bkp.md``), as a
path from the content folder (``/organisations/bkp.md``), or as a path of the site (``/certyfikaty/``).
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from posixpath import basename, dirname, normpath, relpath, splitext
from unicodedata import normalize

from msgspec import Struct

from laur.i18n import slug
from laur.model import AnnouncementDocument, AnyDocument, OrganisationDocument, PageDocument, SchemeDocument
from laur.urls.paths import encoded, normal_url, path_part
from laur.urls.permalinks import Permalinks, media

_WITH_MEANING = frozenset("%#?")
_ENDS_ADDRESS = re.compile(r"[%#?\s()<>\"]")
"""What ends the address of a link in Markdown, or has a meaning in it."""
CACHE_SIZE = 100_000
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
    literal: frozenset[str] = frozenset()
    """The files whose names have characters with a meaning in URLs."""

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
        announcements, pages, media_files = tuple(announcements), tuple(pages), tuple(media_files)
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
        literal = literal_names(media_files)
        return cls(by_lang, {document.path: document for document in every}, literal)

    def find(self, target: str, source: str, lang: str) -> Target | None:
        """Where `target`, as written in the document `source`, leads; None if there is no such document or file.

        A path of the site itself (``/certyfikaty/``) is returned as it is: whether it exists is known only when all
        pages are planned.
        """
        address, _, anchor = target.partition("#")
        if not address:
            return Target(target, source, anchor)
        path = content_path(target, source, self.literal)
        if path in self.literal:
            return Target(self.by_lang[lang][path], path)
        url = self.by_lang[lang].get(path) if path is not None else None
        suffix = f"#{anchor}" if anchor else ""
        if url is not None:
            return Target(url + suffix, path, anchor)
        if address.startswith("/") and not address.endswith(".md"):
            return Target(normal_url(target), None, anchor)
        return None

    def url(self, target: str, source: str, lang: str) -> str:
        """The URL for a link; the target itself where it leads nowhere, which is reported elsewhere."""
        found = self.find(target, source, lang)
        return found.url if found else target


def literal_names(files: Iterable[str]) -> frozenset[str]:
    """The files whose names have characters with a meaning in URLs: an address may name them as they are."""
    return frozenset(path for path in files if not _WITH_MEANING.isdisjoint(path))


def plainer_name(path: str, known: Iterable[str]) -> str | None:
    """A simpler name for an existing file whose name has letters and accents as separate characters (NFD).

    Texts have them composed (NFC), so no text can name the file. None if there is no such file.
    """
    if path.isascii() or not any(normalize("NFC", each) == path for each in known if not each.isascii()):
        return None
    stem, ending = splitext(basename(path))
    return slug(stem) + ending


@lru_cache(maxsize=CACHE_SIZE)
def content_path(address: str, source: str, literal: frozenset[str] = frozenset()) -> str | None:
    """The path in ``content/`` that an address in a document names; None if it leaves the content folder.

    `literal` are the files whose names have characters with a meaning in URLs (``Regulamin%20konkursu.pdf``, as
    browsers save it, or ``raport #1.pdf``): an address that is such a name means that file. Any other address is
    decoded, without its query and fragment.
    """
    as_written = _joined(address, source)
    return as_written if as_written in literal else _joined(path_part(address), source)


def path_from(source: str, path: str, written: str) -> str:
    """How a document names a file: from the content folder if `written` names one so, else relative to itself."""
    return f"/{path}" if written.startswith("/") else relpath(path, dirname(source) or ".")


def address_from(source: str, path: str, written: str) -> str:
    """The same as the address of a link, with the fragment of the written one."""
    address = _ENDS_ADDRESS.sub(lambda found: encoded(found[0]), path_from(source, path, written))
    return "".join((address, *written.partition("#")[1:]))


def _joined(plain: str, source: str) -> str | None:
    joined = plain.lstrip("/") if plain.startswith("/") else f"{dirname(source)}/{plain}"
    path = normpath(joined.lstrip("/"))
    return None if path == ".." or path.startswith("../") else path
