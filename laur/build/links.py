"""Checks, when all pages are planned, that every internal link in a body leads somewhere."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from laur.catalog import Catalog
from laur.catalog.links import content_path
from laur.model import AnyDocument, BodyLink, Place
from laur.pages import Page
from laur.problems import Problem, nearest, problem


def check_links(catalog: Catalog, pages: Sequence[Page], text: Callable[[str], str]) -> tuple[Problem, ...]:
    """A problem for each link in a published body that leads to no page, file or anchor.

    `text` reads a document's whole text; it is asked only where there is a problem to place.
    """
    urls = frozenset(page.url for page in pages)
    return tuple(
        found
        for document in catalog.targets.documents.values()
        for found in _of_document(catalog, document, urls, text)
    )


def _of_document(
    catalog: Catalog, document: AnyDocument, urls: frozenset[str], text: Callable[[str], str]
) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for link in catalog.outline(document).targets:
        seen[link.target] += 1
        fault = _fault(catalog, document, link, urls)
        if fault is not None:
            code, values = fault
            place = place_in_body(document, text(document.path), link.target, seen[link.target])
            yield problem(code, document.path, place, length=len(link.target), value=values[0], nearest=values[1])


def _fault(
    catalog: Catalog, document: AnyDocument, link: BodyLink, urls: frozenset[str]
) -> tuple[str, tuple[str, str | None]] | None:
    """The code, the value and the nearest value of what is wrong with a link; None if nothing is."""
    target = catalog.targets.find(link.target, document.path, document.lang)
    address = link.target.partition("#")[0]
    if target is None:
        path = content_path(address, document.path)
        if path is None:
            return "link-outside", (link.target, None)
        close = nearest(path, catalog.targets.by_lang[document.lang])
        return "link-missing", (link.target, f"/{close}" if close else None)
    if target.path is None and target.url.partition("#")[0].partition("?")[0] not in urls:
        return "link-missing", (link.target, nearest(address, urls))
    return _anchor_fault(catalog, target.path, target.anchor)


def _anchor_fault(catalog: Catalog, path: str | None, anchor: str) -> tuple[str, tuple[str, str | None]] | None:
    document = catalog.targets.documents.get(path or "")
    if not anchor or document is None:
        return None
    anchors: Iterable[str] = catalog.outline(document).anchors
    return None if anchor in anchors else ("anchor-missing", (anchor, nearest(anchor, anchors)))


def place_in_body(document: AnyDocument, text: str, target: str, occurrence: int) -> Place:
    """The place in a document's file at which a target stands in its body for the `occurrence`-th time."""
    from laur.markdown.links import where

    lines = text.split("\n")
    body = "\n".join(lines[document.body_line - 1 :])
    at = where(body, target, occurrence)
    return Place(document.body_line + at.line - 1, at.column)
