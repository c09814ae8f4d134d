"""Adds the files of the search index to a site that is published. An index is built again only if its input changed."""

from collections.abc import Iterable, Mapping
from functools import partial

import msgspec
from msgspec.structs import replace

from laur.memo import Memo
from laur.pages.context import contexts
from laur.pages.files import SEARCH
from laur.pages.page import Page, PageInputs
from laur.pages.plan import SitePlan
from laur.pages.search import INDEX, index_view
from laur.problems import Origin, Problem, problem
from laur.search.documents import SearchDocument, plain_text
from laur.search.index import build_index, cached_index, index_key, is_installed, remove_other_indexes
from laur.search.inflection import has_polish_dictionary
from laur.search.pagefind import SearchError
from laur.source.cache import Cache
from laur.source.files import installed_versions
from laur.source.options import Progress
from laur.system.errors import error_id
from laur.views import CopyView, SearchEntry, SearchIndexView, output
from laur.views.kinds import PageKind

ENGINES = ("pagefind", "pagefind_bin", "pagefind_bin_extended", "morfeusz2")


def with_search(site_plan: SitePlan, memo: Memo, cache: Cache, progress: Progress) -> SitePlan:
    """The plan with the index files of each language; unchanged if the site has no search."""
    if site_plan.catalog is None or not site_plan.catalog.site.features.search:
        return site_plan
    languages = site_plan.catalog.site.languages
    missing = _missing_programs(languages)
    if missing:
        return site_plan.with_problems(missing)
    pages: list[Page] = []
    indexed: set[str] = set()
    for context in contexts(PageInputs(site_plan.catalog, site_plan.wording, memo)):
        view = index_view(context)
        if not view.entries:
            continue  # Pagefind makes no index without documents; the view of the search page says so
        key = index_key(msgspec.msgpack.encode(view), context.lang, " ".join(installed_versions(ENGINES)))
        indexed.add(context.lang)
        try:
            files = cached_index(site_plan.options.state, context.lang, key) or _build(
                site_plan, cache, view, key, progress
            )
        except (SearchError, OSError) as error:
            why = error_id(error) if isinstance(error, OSError) else str(error)
            failed = problem("search-failed", "", origin=Origin.OUTSIDE, reason=why)
            return site_plan.with_problems([failed])
        pages += _pages(files, context.lang, f"{context.links.search()}{INDEX}")
    remove_other_indexes(site_plan.options.state, indexed)
    return replace(
        site_plan, pages=tuple(sorted((*site_plan.pages, *pages), key=lambda page: (page.url, page.source or "")))
    )


def _missing_programs(languages: Iterable[str]) -> list[Problem]:
    """A problem if a program that search needs is not installed."""
    if not is_installed():
        return [problem("search-not-installed", "", origin=Origin.OUTSIDE, value="pagefind")]
    if "pl" in languages and not has_polish_dictionary():
        return [problem("search-not-installed", "", origin=Origin.OUTSIDE, value="morfeusz2")]
    return []


def _build(site_plan: SitePlan, cache: Cache, view: SearchIndexView, key: str, progress: Progress) -> Mapping[str, str]:
    progress("search", len(view.entries))
    documents = [_document(entry, cache) for entry in view.entries]
    return build_index(site_plan.options.state, view.lang, key, documents)


def _document(entry: SearchEntry, cache: Cache) -> SearchDocument:
    html = cache.body_html(entry.body.digest) if entry.body else ""
    return SearchDocument(
        url=entry.url,
        title=entry.title,
        summary=entry.summary,
        about=" ".join(entry.about),
        text=plain_text(html),
        kind=entry.kind,
        year=entry.year,
        tags=entry.tags,
        organisations=entry.organisations,
        conditions=entry.conditions,
    )


def _pages(files: Mapping[str, str], lang: str, folder: str) -> Iterable[Page]:
    """A page for each index file. The file's digest is in its view, so an unchanged file is not written again."""
    for name, content in files.items():
        view = partial(CopyView, source=f"{SEARCH}:{lang}/{name}", digest=content)
        yield Page(f"{folder}{name}", output.COPY, lang, PageKind.SEARCH_INDEX, name, view)
