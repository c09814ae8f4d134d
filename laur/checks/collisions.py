"""Pages at the same URL or below each other's file, and pages with a URL too long for a file name."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from laur.checks.effect import Effect
from laur.memo import Memo
from laur.model import SITE_FILE, AnnouncementDocument, AnyDocument, PageDocument, Place
from laur.pages.page import Page
from laur.problems import Problem, problem
from laur.urls.permalinks import output_path
from laur.views.kinds import PageKind

EFFECT = Effect.BLOCKING

LONGEST_NAME = 200
"""Bytes of a folder's name: file systems allow 255, encrypted disks and archives somewhat less."""
LONGEST_PATH = 1000
"""Characters of a whole path; systems allow at least 1,024."""
_OF_FORMS = frozenset({PageKind.FORM, PageKind.THANKS})
"""Kinds of pages that come from `site.yaml` alone."""


def check_collisions(
    pages: Sequence[Page], documents: Mapping[str, AnyDocument], redirects: Mapping[str, Place], memo: Memo
) -> tuple[Problem, ...]:
    """The `collisions` of pages; the same URLs are not compared again if there were none."""
    urls = tuple(page.url for page in pages)
    last = memo.kept("urls without collisions")
    found = () if last is not None and last.made_from == urls else collisions(pages, documents, redirects)
    if not found:
        memo.keep("urls without collisions", urls, None)
    return found


def collisions(
    pages: Iterable[Page], documents: Mapping[str, AnyDocument], redirects: Mapping[str, Place]
) -> tuple[Problem, ...]:
    """A problem for each page whose file would be another page's file or folder, or has too long a name.

    `documents` are the published ones, by path; `redirects` are the places of the old addresses in ``site.yaml``.
    """
    placed = [(output_path(page.url), page) for page in pages]
    found = [_too_long(page, documents) for path, page in placed if len(path) > LONGEST_NAME and _is_too_long(path)]
    if _is_clear([path for path, _ in placed]):
        return tuple(found)
    by_path: dict[str, Page] = {}
    folders: dict[str, Page] = {}
    for path, page in placed:
        holder = by_path.get(path) or folders.get(path)
        parents = _parents(path)
        holder = holder or next((by_path[parent] for parent in parents if parent in by_path), None)
        if holder is not None:
            if _is_redirect_of_site(page) or (_is_redirect_of_site(holder) and page.kind is not PageKind.REDIRECT):
                found.append(_of_redirect(page, holder, redirects))
            else:
                found.append(_collision(page, holder, documents))
            continue
        by_path[path] = page
        for parent in parents:
            folders.setdefault(parent, page)
    return tuple(found)


def _is_clear(paths: Sequence[str]) -> bool:
    """Whether no path occurs twice, and none is a folder of another."""
    files = set(paths)
    folders, level = set[str](), {path.rpartition("/")[0] for path in files}
    while level := level - folders - {""}:
        folders |= level
        level = {folder.rpartition("/")[0] for folder in level}
    return len(files) == len(paths) and files.isdisjoint(folders)


def _is_too_long(path: str) -> bool:
    return len(path) > LONGEST_PATH or any(len(part.encode()) > LONGEST_NAME for part in path.split("/"))


def _too_long(page: Page, documents: Mapping[str, AnyDocument]) -> Problem:
    """The problem of a page whose URL is too long, at its alias or slug."""
    at = _place(page, documents.get(page.source or ""))
    return problem("url-too-long", page.source or "", at, longest=LONGEST_NAME)


def _place(page: Page, document: AnyDocument | None) -> Place:
    """The place in its document of what gives a page its URL: an alias, or the slug."""
    if page.kind is PageKind.REDIRECT and isinstance(document, AnnouncementDocument | PageDocument):
        return document.places.at(f"aliases.{document.meta.aliases.index(page.title)}")
    return document.places.at("slug") if document else Place()


def _is_redirect_of_site(page: Page) -> bool:
    """Whether ``site.yaml`` states the redirect, and not a document."""
    return page.kind is PageKind.REDIRECT and page.source is None


def _of_redirect(page: Page, holder: Page, redirects: Mapping[str, Place]) -> Problem:
    """The problem of a redirect of ``site.yaml`` at the place of another page."""
    if not _is_redirect_of_site(page):
        page, holder = holder, page
    code = "alias-duplicate" if holder.kind is PageKind.REDIRECT else "alias-taken"
    first = SITE_FILE if _is_redirect_of_site(holder) else holder.source or holder.title or holder.url
    return problem(code, SITE_FILE, redirects[page.title], length=len(page.title), value=page.title, first=first)


def _collision(page: Page, holder: Page, documents: Mapping[str, AnyDocument]) -> Problem:
    """The problem of a page at the place of another: at the alias, if one of them is an alias."""
    if holder.kind is PageKind.REDIRECT and page.kind is not PageKind.REDIRECT:
        page, holder = holder, page
    first = holder.source or holder.title or holder.url
    if holder.kind in _OF_FORMS:
        first = f"{first} ({SITE_FILE})"
    document = documents.get(page.source or "")
    at = _place(page, document)
    if page.kind is PageKind.REDIRECT and document is not None:
        if output_path(page.url) != output_path(holder.url):
            other = holder.title if holder.kind is PageKind.REDIRECT else holder.url
            length = len(page.title)
            return problem(
                "alias-below-file", document.path, at, length=length, value=page.title, other=other, first=first
            )
        code = "alias-duplicate" if holder.kind is PageKind.REDIRECT else "alias-taken"
        return problem(code, document.path, at, length=len(page.title), value=page.title, first=first)
    path = page.source or (SITE_FILE if page.kind in _OF_FORMS else "")
    return problem("url-duplicate", path, at, url=page.url, first=first, nearest=_free_slug(document, documents))


def _free_slug(document: AnyDocument | None, documents: Mapping[str, AnyDocument]) -> str | None:
    """A slug that no announcement or page has: that of the document with a number."""
    if not isinstance(document, AnnouncementDocument | PageDocument):
        return None
    taken = {other.slug for other in documents.values() if isinstance(other, AnnouncementDocument | PageDocument)}
    return next(free for number in count(2) if (free := f"{document.slug}-{number}") not in taken)


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]
