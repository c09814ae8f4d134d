"""Accessibility of bodies: images without alternative text, vague link texts, skipped heading levels."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from laur.catalog import Catalog
from laur.checks.effect import Effect
from laur.markdown.links import is_decoration, where, where_heading, where_words
from laur.model import AnyDocument, BodyLink, Outline, Place
from laur.problems import Problem, problem
from laur.source.lines import in_body

EFFECT = Effect.ADVISORY

ReadText = Callable[[], str]
"""The whole text of a document's file; it is read only to place a problem."""

_VAGUE = frozenset(
    words
    for line in (
        "tu, tutaj, kliknij, kliknij tu, kliknij tutaj, zobacz, zobacz tu, zobacz tutaj, zobacz więcej, zobacz też",
        "więcej, więcej tutaj, więcej informacji, czytaj, czytaj dalej, czytaj więcej, przeczytaj, przeczytaj więcej",
        "dowiedz się więcej, dalej, sprawdź, szczegóły, link, ten link, pod tym linkiem, w tym linku, pod tym adresem",
        "strona, ta strona, na stronie, pobierz, artykuł, wejdź, odnośnik",
        "here, click, click here, more, more here, more info, more information, read, read here, read more, read on",
        "see here, see more, learn more, find out more, continue, continue reading, details, download, go, link, this",
        "this link, this page, this site, page, website",
    )
    for words in line.split(", ")
)
"""Link texts that say nothing about the target; screen readers list links without their sentence."""
_NOWHERE = frozenset({"", "#"})
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def check_bodies(catalog: Catalog, text: Callable[[str], str]) -> Iterator[Problem]:
    """The problems in the bodies of published documents; `text` reads a document's file."""
    for document in catalog.targets.documents.values():
        yield from check_body(document, catalog, text)


def check_body(document: AnyDocument, catalog: Catalog, text: Callable[[str], str]) -> Iterator[Problem]:
    """The same in the body of one document."""
    outline, read = catalog.outline(document), partial(text, document.path)
    yield from _links(document, outline, read)
    yield from _headings(document, outline, read)


# ---------------------------------------------------------------------------------------------- links and pictures


def _links(document: AnyDocument, outline: Outline, text: ReadText) -> Iterator[Problem]:
    reported = " ".join(fault.value for fault in outline.faults if fault.code == "link-unread")
    for links in (outline.targets, outline.external):
        seen: Counter[str] = Counter()
        for link in links:
            seen[link.target] += 1
            code = _fault(link)
            if code is None or (code == "link-text-address" and link.target in reported):
                continue
            at = partial(where, target=link.target, occurrence=seen[link.target])
            if link.is_image and is_decoration(*_body(document, text(), at)):
                continue
            place, length = _words_of(document, text(), link, at)
            yield problem(code, document.path, place, length=length, value=link.text, target=link.target)


def _words_of(document: AnyDocument, text: str, link: BodyLink, at: Callable[[str], Place]) -> tuple[Place, int]:
    """The place and length of a link's text; of its target, where the text cannot be found.

    A bare address is its own text; one that begins with www. is shorter than its target.
    """
    body, target = _body(document, text, at)
    words = where_words(body, link.text, target) if link.text else None
    if words is None:
        return in_body(document, text, at), len(link.text if _ADDRESS.fullmatch(link.text) else link.target)
    return in_body(document, text, lambda _: words), len(link.text)


def _body(document: AnyDocument, text: str, find: Callable[[str], Place]) -> tuple[str, Place]:
    body = "\n".join(text.split("\n")[document.body_line - 1 :])
    return body, find(body)


def _fault(link: BodyLink) -> str | None:
    words = " ".join(link.text.split())
    if not link.is_image and link.target.strip() in _NOWHERE:
        return "link-nowhere"
    if link.is_image:
        return None if words else "alt-missing"
    if not words:
        return "link-text-missing"
    if _AROUND.sub("", words).casefold() in _VAGUE:
        return "link-text-vague"
    return "link-text-address" if _ADDRESS.fullmatch(words) else None


# ---------------------------------------------------------------------------------------------- headings


def _headings(document: AnyDocument, outline: Outline, text: ReadText) -> Iterator[Problem]:
    """Headings of level one, which only the page's title may have, and headings that skip a level."""
    before = 1
    for number, heading in enumerate(outline.headings):
        fault = None
        level = max(heading.written, 2)  # as it will be when headings of level one are corrected
        if heading.written == 1:
            fault = "heading-first-level"
        elif level > before + 1:
            fault = "heading-skips"
        if fault is not None:
            wanted = before + 1 if fault == "heading-skips" else 2
            find = partial(where_heading, number=number, count=len(outline.headings))
            place = in_body(document, text(), find)
            yield problem(
                fault, document.path, place,
                length=heading.written, value=heading.text, written="#" * heading.written, wanted="#" * wanted,
            )  # fmt: skip
        before = level
