"""Internal links that lead nowhere: in bodies, in the menu, and in forms. Checked when all pages are planned."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct

from laur.catalog import Catalog
from laur.catalog.links import Target, address_from, content_path, plainer_name
from laur.checks.anchors import ids_on
from laur.checks.each import CheckContext, check_each
from laur.checks.effect import Effect
from laur.memo import Memo
from laur.model import SITE_FILE, AnyDocument, BodyLink, Place, Places, Unreadable
from laur.pages.plan import SitePlan
from laur.problems import Problem, nearest, problem
from laur.source.library import Library
from laur.source.lines import in_body
from laur.urls.paths import decoded, normal_url, path_of

EFFECT = Effect.BLOCKING

_ELSEWHERE = re.compile(r"https://[^\s/?#\"'<>]+([/?#][^\s\"'<>]*)?")


class _BrokenLink(Struct, frozen=True):
    """A problem code with its values."""

    code: str
    value: str
    nearest: str | None = None
    reason: str | None = None


class _LinkContext(Struct, frozen=True):
    """Everything that a link can lead to."""

    catalog: Catalog
    urls: frozenset[str]
    unpublished: Mapping[str, str]
    """Documents that are not published, by path, each with the reason."""
    unreadable: Unreadable
    """What exists and could not be read, or is in a language that the site does not have."""
    ids_on: Callable[[str], frozenset[str] | None]
    """The ids on a page, by its URL."""


def check_links(
    site_plan: SitePlan, library: Library, catalog: Catalog, text: Callable[[str], str], memo: Memo
) -> tuple[Problem, ...]:
    """A problem for each link in a published body or in the menu that leads to no page, file or anchor.

    `text` reads a document's whole text; it is called only to place a problem. Which anchors a page has depends on
    everything it shows, so links to anchors are checked each time.
    """
    urls = frozenset(page.url for page in site_plan.pages)
    context = _LinkContext(
        catalog, urls, _unpublished(library, catalog), catalog.unreadable, partial(ids_on, site_plan, memo)
    )
    targets = catalog.targets.by_lang
    comments = (comment for beside in catalog.comments.values() for comment in beside)
    documents = (*catalog.targets.documents.values(), *comments)
    found = check_each(
        "links",
        [document for document in documents if document.lang in targets],  # another language is a problem of its own
        CheckContext(
            (urls, *(leads.items() for leads in targets.values())),
            (tuple(targets), context.unpublished, context.unreadable),
        ),
        lambda document: _of_document(context, document, text),
        memo,
        lambda document: not any("#" in link.target for link in catalog.outline(document).targets),
    )
    return (*_of_settings(context, library.site_places), *found)


def _unpublished(library: Library, catalog: Catalog) -> dict[str, str]:
    published = catalog.targets.documents
    languages = library.site.languages
    hidden = {d.path: "draft" for d in library.documents if d.path not in published and d.lang in languages}
    return hidden | {held.document.path: held.reason.value for held in catalog.withheld}


def _of_settings(context: _LinkContext, places: Places) -> Iterator[Problem]:
    """The links of `site.yaml`: its menu, its redirects, and the privacy pages of its forms."""
    menu = ((f"navigation.{index}.to", item.to) for index, item in enumerate(context.catalog.site.navigation))
    privacy = (
        (f"forms.{index}.privacy.{lang}".rstrip("."), to)
        for index, form in enumerate(context.catalog.site.forms)
        for lang, to in form.privacy.items()
        if not _ELSEWHERE.fullmatch(to)
    )
    redirects = ((f"redirects.{index}.to", each.to) for index, each in enumerate(context.catalog.site.redirects))
    for key, to in (*menu, *privacy, *redirects):
        if normal_url(to) not in context.urls and not context.unreadable.has_part_of(to):
            at, close = places.at(key), nearest(to, context.urls)
            yield problem("link-missing", SITE_FILE, at, length=len(to), value=to, nearest=close)


def _of_document(context: _LinkContext, document: AnyDocument, text: Callable[[str], str]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for link in context.catalog.outline(document).targets:
        seen[link.target] += 1
        broken = _broken(context, document, link)
        if broken is not None:
            place = place_in_body(document, text(document.path), link.target, seen[link.target])
            sound = len(link.target.partition("#")[0]) if broken.code == "anchor-missing" else 0
            yield problem(
                broken.code, document.path, Place(place.line, place.column + sound),
                length=len(link.target) - sound, value=broken.value, nearest=broken.nearest, reason=broken.reason,
            )  # fmt: skip


def _broken(context: _LinkContext, document: AnyDocument, link: BodyLink) -> _BrokenLink | None:
    """The problem of a link or an image; None if there is none."""
    target = context.catalog.targets.find(link.target, document.path, document.lang)
    if target is None or (target.path is None and target.url.partition("#")[0].partition("?")[0] not in context.urls):
        return _missing(context, document, link, is_site_path=target is not None)
    if link.is_image and (target.path is None or target.path in context.catalog.targets.documents):
        return _BrokenLink("picture-is-page", link.target)
    return _broken_anchor(context, document, target)


def _missing(context: _LinkContext, document: AnyDocument, link: BodyLink, *, is_site_path: bool) -> _BrokenLink | None:
    """Why the target of a link is missing; None where another problem reports it."""
    address = link.target.partition("#")[0]
    leads = context.catalog.targets.by_lang[document.lang]
    path = path_of(address) if is_site_path else content_path(address, document.path, context.catalog.targets.literal)
    if path is None:
        return _BrokenLink("link-outside", link.target)
    if path in context.unpublished:
        return _BrokenLink("link-unpublished", link.target, reason=context.unpublished[path])
    if path in context.unreadable.paths or (is_site_path and context.unreadable.has_part_of(address)):
        return None
    plainer = plainer_name(path, leads)
    if plainer:
        return _BrokenLink("name-decomposed", link.target, plainer)
    if link.is_image:
        return _BrokenLink("media-unknown", link.target, _nearest(path, context.catalog.media, link, document))
    if is_site_path:
        return _BrokenLink("link-missing", link.target, nearest(address, context.urls))
    close = _outside(link.target) or _nearest(path, leads, link, document)
    return _BrokenLink("link-missing", link.target, close)


def _nearest(path: str, known: Iterable[str], link: BodyLink, document: AnyDocument) -> str | None:
    """The address of the nearest file, written as the link is: relative or not, and with its anchor."""
    close = nearest(path, known)
    return None if close is None else address_from(document.path, close, link.target)


def _outside(target: str) -> str | None:
    """The full address for one without its scheme: ``www.example.org``, ``office@example.org``."""
    if re.fullmatch(r"www\.[\w-]+(\.[\w-]+)+(/\S*)?", target):
        return f"https://{target}"
    return f"mailto:{target}" if re.fullmatch(r"[^\s@/]+@[\w-]+(\.[\w-]+)+", target) else None


def _broken_anchor(context: _LinkContext, source: AnyDocument, target: Target) -> _BrokenLink | None:
    """The problem of an anchor that is neither in the page's body nor in its layout."""
    anchor = decoded(target.anchor)
    if not anchor:
        return None
    catalog = context.catalog
    document = catalog.targets.documents.get(target.path or "")
    known = frozenset(catalog.outline(document).anchors) if document else frozenset[str]()
    if anchor in known:
        return None
    url = catalog.targets.url(f"/{target.path}", source.path, source.lang) if document else target.url
    given = context.ids_on(url.partition("#")[0].partition("?")[0])
    if given is None or anchor in given:
        return None
    return _BrokenLink("anchor-missing", anchor, nearest(anchor, known or given))


def place_in_body(document: AnyDocument, text: str, target: str, occurrence: int) -> Place:
    """The place of the `occurrence`-th link to a target in a document's file."""
    from laur.markdown.links import where

    return in_body(document, text, partial(where, target=target, occurrence=occurrence))
