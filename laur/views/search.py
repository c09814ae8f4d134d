"""The search page, and what search knows of each page of the site."""

from laur.views.base import BodyView, Head, Ref, TagRef, View


class SearchView(View, frozen=True, kw_only=True):
    page: Head
    index_url: str | None
    """The folder of the index, with its last slash; None where there is nothing to find."""
    certificates: Ref
    tags_page: Ref
    tags: tuple[TagRef, ...]
    """The most used, for those who cannot search."""


class SearchEntry(View, frozen=True, kw_only=True):
    """A page as search knows it."""

    url: str
    title: str
    kind: str
    """In words, as the reader chooses by it."""
    summary: str = ""
    about: tuple[str, ...] = ()
    """Names, tags and numbers by which it may be sought though its text has them not."""
    year: str | None = None
    tags: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    body: BodyView | None = None


class SearchIndexView(View, frozen=True, kw_only=True):
    """All that the index of one language is made from."""

    lang: str
    entries: tuple[SearchEntry, ...]
