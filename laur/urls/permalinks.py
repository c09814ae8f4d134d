"""Permalinks: the URL of every page and file, from its own metadata and the site's words for URLs (`paths`).

URLs are site-relative (``/tagi/nagrody/``) with a leading slash; the base path is added when a page is rendered. The
default language is at the root, the others are under ``/<lang>/``.
"""

import hmac
import re
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from laur.model import AnnouncementDocument, FormKind, PageDocument, PathWords, Site
from laur.model.dates import PartialDate
from laur.urls.paths import path_of, url_of

MEDIA = "media/"
"""The folder of copied files, in ``content/`` and on the site."""

PREVIEWS = "preview/"
"""The folder of pages that are not public yet, each in a folder with a name that nobody can guess."""
_TOKEN_DIGITS = 32
_PREVIEW = re.compile(rf"/?{PREVIEWS}[0-9a-f]{{{_TOKEN_DIGITS}}}/")

_DEFAULT_WORDS = {
    "pl": PathWords(
        news="aktualnosci",
        page="strona",
        undated="bez-daty",
        tags="tagi",
        certificates="certyfikaty",
        organisations="organizacje",
        schemes="programy",
        changes="zmiany",
        accessibility="deklaracja-dostepnosci",
        search="szukaj",
        membership="dolacz",
        contact="kontakt",
        report="zglos-blad",
        comment="komentarz",
        thanks="dziekujemy",
        by_scheme="program",
        by_level="poziom",
        by_status="status",
        by_region="region",
        held="obowiazujace",
        by_organisation="wedlug-organizacji",
        ending="koniec",
        as_of="stan",
        events="wydarzenia",
        subscribe="subskrybuj",
        developers="dla-programistow",
        members="czlonkowie",
    ),
    "en": PathWords(
        news="news",
        page="page",
        undated="undated",
        tags="tags",
        certificates="certificates",
        organisations="organisations",
        schemes="schemes",
        changes="changes",
        accessibility="accessibility-statement",
        search="search",
        membership="join",
        contact="contact",
        report="report-an-error",
        comment="comment",
        thanks="thank-you",
        by_scheme="scheme",
        by_level="level",
        by_status="status",
        by_region="region",
        held="current",
        by_organisation="by-organisation",
        ending="ending",
        as_of="as-of",
        events="events",
        subscribe="subscribe",
        developers="developers",
        members="members",
    ),
}
_STATUS_WORDS: Mapping[str, Mapping[str, str]] = {
    "pl": {
        "valid": "wazne",
        "expiring": "konczace-sie",
        "upcoming": "przyszle",
        "expired": "wygasle",
        "superseded": "zastapione",
        "suspended": "zawieszone",
        "withdrawn": "cofniete",
        "uncertain": "niepewne",
        "unknown": "niepotwierdzone",
    },
}
"""The words for statuses in URLs; other languages use the codes of the register."""


class Section(StrEnum):
    """The sections of a site, which its menu links to."""

    NEWS = "news"
    TAGS = "tags"
    CERTIFICATES = "certificates"
    ORGANISATIONS = "organisations"
    SCHEMES = "schemes"


_HASHED_ASSET = re.compile(r"assets/.+\.[0-9a-f]{8}\.[a-z0-9]+$")


class Permalinks(Struct, frozen=True):
    """The URLs of one language of a site."""

    prefix: str
    """``/`` for the default language, ``/en/`` for another."""
    words: PathWords
    statuses: Mapping[str, str] = {}
    """The words for statuses that differ from the codes of the register."""

    def front(self) -> str:
        return self.prefix

    def section(self, section: Section) -> str:
        """The first page of a section."""
        match section:
            case Section.NEWS:
                return self.news()
            case Section.TAGS:
                return self.tags()
            case Section.CERTIFICATES:
                return self.certificates()
            case Section.ORGANISATIONS:
                return self.organisations()
            case Section.SCHEMES:
                return self.schemes()

    def news(self, page: int = 1) -> str:
        return self._paged(f"{self.prefix}{self.words.news}/", page)

    def announcement(self, document: AnnouncementDocument) -> str:
        """An announcement, with the known part of its publication date: ``2023/12/slug``, ``2023/slug`` or ``slug``."""
        published = document.meta.date
        return f"{self.prefix}{self.words.news}/{_date_folders(published)}{document.slug}/"

    def year(self, year: int, page: int = 1) -> str:
        return self._paged(f"{self.prefix}{self.words.news}/{year:04}/", page)

    def undated(self, page: int = 1) -> str:
        return self._paged(f"{self.prefix}{self.words.news}/{self.words.undated}/", page)

    def tags(self) -> str:
        return f"{self.prefix}{self.words.tags}/"

    def tag(self, slug: str, page: int = 1) -> str:
        return self._paged(f"{self.prefix}{self.words.tags}/{slug}/", page)

    def certificates(self, name: str = "") -> str:
        """The listing, or a file in the same folder (``register.csv``)."""
        return f"{self.prefix}{self.words.certificates}/{name}"

    def changes(self) -> str:
        """The feed of changes of the register."""
        return self.certificates(f"{self.words.changes}.xml")

    def register(self, page: int = 1) -> str:
        """A page of the listing."""
        return self._paged(self.certificates(), page)

    def certificates_of_scheme(self, scheme_id: str, page: int = 1) -> str:
        return self._paged(f"{self.certificates()}{self.words.by_scheme}/{scheme_id}/", page)

    def certificates_of_level(self, scheme_id: str, level_id: str, page: int = 1) -> str:
        return self._paged(f"{self.certificates()}{self.words.by_level}/{scheme_id}-{level_id}/", page)

    def certificates_of_status(self, status: str, page: int = 1) -> str:
        """A listing by status; `status` is the code of the register (``expired``)."""
        return self._paged(f"{self.certificates()}{self.words.by_status}/{self.statuses.get(status, status)}/", page)

    def certificates_of_region(self, slug: str, page: int = 1) -> str:
        return self._paged(f"{self.certificates()}{self.words.by_region}/{slug}/", page)

    def certificates_by_organisation(self, page: int = 1) -> str:
        return self._paged(f"{self.certificates()}{self.words.by_organisation}/", page)

    def answer(self, award: str = "", region: str = "", page: int = 1) -> str:
        """What is held today: of a scheme or level (``scheme.level``), in a region; without either, everything."""
        words = self.words
        parts = [words.held, *award.split("."), *((words.by_region, region) if region else ())]
        return self._paged("".join([self.certificates(), *(f"{part}/" for part in parts if part)]), page)

    def ending(self, year: int, page: int = 1) -> str:
        """The certificates that end in a year."""
        return self._paged(f"{self.certificates()}{self.words.ending}/{year:04}/", page)

    def as_of(self, year: int, page: int = 1) -> str:
        """The certificates that were valid at the end of a year."""
        return self._paged(f"{self.certificates()}{self.words.as_of}/{year:04}/", page)

    def change_pages(self) -> str:
        """The newest changes of the register."""
        return f"{self.certificates()}{self.words.changes}/"

    def change_month(self, year: int, month: int, page: int = 1) -> str:
        """The changes of a month."""
        return self._paged(f"{self.change_pages()}{year:04}-{month:02}/", page)

    def certificate(self, certificate_id: str, name: str = "") -> str:
        return f"{self.prefix}{self.words.certificates}/{certificate_id}/{name}"

    def organisations(self, page: int = 1) -> str:
        return self._paged(f"{self.prefix}{self.words.organisations}/", page)

    def organisation(self, organisation_id: str, page: int = 1) -> str:
        return self._paged(f"{self.prefix}{self.words.organisations}/{organisation_id}/", page)

    def schemes(self) -> str:
        return f"{self.prefix}{self.words.schemes}/"

    def scheme(self, scheme_id: str) -> str:
        return f"{self.prefix}{self.words.schemes}/{scheme_id}/"

    def plain_page(self, document: PageDocument) -> str:
        return f"{self.prefix}{document.slug}/"

    def accessibility(self) -> str:
        """The accessibility statement."""
        return f"{self.prefix}{self.words.accessibility}/"

    def search(self) -> str:
        """The search page."""
        return f"{self.prefix}{self.words.search}/"

    def events(self, name: str = "") -> str:
        """The events, or a file in the same folder (``events.ics``)."""
        return f"{self.prefix}{self.words.events}/{name}"

    def subscribe(self) -> str:
        """What readers can subscribe to."""
        return f"{self.prefix}{self.words.subscribe}/"

    def developers(self) -> str:
        """The data for developers."""
        return f"{self.prefix}{self.words.developers}/"

    def members(self) -> str:
        """The members whose registers are part of ours."""
        return f"{self.prefix}{self.words.members}/"

    def form(self, kind: FormKind, key: str) -> str:
        """A form: the word for its kind, followed by its own name if it has one."""
        word = self._form_words[kind]
        return f"{self.prefix}{word}/" + (f"{key}/" if key != kind else "")

    def thanks(self, kind: FormKind, key: str) -> str:
        """The thank-you page of a form."""
        return f"{self.form(kind, key)}{self.words.thanks}/"

    @property
    def _form_words(self) -> Mapping[FormKind, str | None]:
        words = self.words
        return {
            FormKind.MEMBERSHIP: words.membership,
            FormKind.CONTACT: words.contact,
            FormKind.REPORT: words.report,
            FormKind.COMMENT: words.comment,
        }

    def _paged(self, base: str, page: int) -> str:
        return base if page == 1 else f"{base}{self.words.page}/{page}/"


def permalinks(site: Site, lang: str) -> Permalinks:
    """The URLs of a language of a site; a language that defines no words uses the English ones."""
    defaults = _DEFAULT_WORDS.get(lang, _DEFAULT_WORDS["en"])
    own = site.paths.get(lang, PathWords())
    words = PathWords(**{name: getattr(own, name) or getattr(defaults, name) for name in PathWords.__struct_fields__})
    return Permalinks("/" if lang == site.lang else f"/{lang}/", words, _STATUS_WORDS.get(lang, {}))


def preview(key: str, path: str) -> str:
    """The address of the preview of a document: 128 bits, which nobody can compute without the key (RFC 2104)."""
    token = hmac.new(key.encode(), path.encode(), "sha256").hexdigest()[:_TOKEN_DIGITS]
    return f"/{PREVIEWS}{token}/"


def is_preview(path: str) -> bool:
    """Whether a URL or a path of a file belongs to a preview."""
    return _PREVIEW.match(path) is not None


def media(path: str) -> str:
    """The URL of a copied file, by its path in ``content/``; files in other folders are put below ``/media/`` too."""
    return url_of(path if path.startswith(MEDIA) else f"{MEDIA}{path}")


def rendition(path: str, width: int, content: str, suffix: str) -> str:
    """The URL of a smaller version of an image, with a part of its digest, so that browsers may cache it for ever."""
    stem = media(path).rpartition(".")[0]
    return f"{stem}-{width}.{content[:8]}.{suffix}"


def is_hashed_asset(path: str) -> bool:
    """Whether the path in the output folder is that of an asset with a part of its digest: it never changes."""
    return bool(_HASHED_ASSET.match(path))


def card(url: str) -> str:
    """The URL of the social card of a page."""
    return f"{url}card.png" if url.endswith("/") else f"{url.rpartition('.')[0]}-card.png"


def output_path(url: str) -> str:
    """The path of a URL's file in the output folder: ``tagi/index.html`` for ``/tagi/``."""
    path = path_of(url)
    return path if path and not path.endswith("/") else f"{path}index.html"


def folder_url(path: str) -> str:
    """The URL of the file at a path in the output folder: ``/tagi/`` for ``tagi/index.html``."""
    folder, _, name = f"/{path}".rpartition("/")
    return url_of(f"{folder}/" if name == "index.html" else path)


def _date_folders(published: PartialDate | None) -> str:
    if published is None:
        return ""
    return f"{published.year:04}/{published.month:02}/" if published.month else f"{published.year:04}/"
