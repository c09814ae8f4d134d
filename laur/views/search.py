"""The search page, and the pages as they are indexed."""

from laur.views.base import BodyView, Head, Ref, TagRef, View


class SearchView(View, frozen=True, kw_only=True):
    page: Head
    index_url: str | None
    """The URL of the folder of the index, with a trailing slash; None if there is no index."""
    certificates: Ref
    tags_page: Ref
    tags: tuple[TagRef, ...]
    """The most used tags, for readers without JavaScript."""


class SearchEntry(View, frozen=True, kw_only=True):
    """A page as it is indexed."""

    url: str
    title: str
    kind: str
    """The kind in words, as readers filter by it."""
    summary: str = ""
    about: tuple[str, ...] = ()
    """Names, tags and numbers by which it is found, even if its text does not contain them."""
    year: str | None = None
    tags: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    body: BodyView | None = None
    conditions: int | None = None
    """Of a page that answers a question: how many conditions the question has. None for all other pages."""


class SearchIndexView(View, frozen=True, kw_only=True):
    """The input of the index of one language."""

    lang: str
    entries: tuple[SearchEntry, ...]
