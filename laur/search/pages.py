"""Adds the search index to a plan: made if something that can be found changed, otherwise from the cache."""

from collections.abc import Iterable, Mapping
from functools import partial

import msgspec
from msgspec.structs import replace

from laur.memo import Memo
from laur.pages import Page, PageInputs
from laur.pages.context import contexts
from laur.pages.files import SEARCH
from laur.pages.plan import SitePlan
from laur.pages.search import INDEX, index_view
from laur.problems import Origin, Problem, problem
from laur.search.documents import SearchDocument, plain
from laur.search.index import SearchError, forget, index_files, is_installed, key_of, make_index
from laur.search.inflection import has_polish
from laur.source.cache import Cache
from laur.source.files import installed_versions, reason
from laur.source.options import Progress
from laur.views import CopyView, SearchEntry, SearchIndexView, output

ENGINES = ("pagefind", "pagefind_bin", "pagefind_bin_extended", "morfeusz2")


def with_search(site_plan: SitePlan, memo: Memo, cache: Cache, progress: Progress) -> SitePlan:
    """The plan with the index files of each language; unchanged if the site has no search."""
    if site_plan.catalog is None or not site_plan.catalog.site.features.search:
        return site_plan
    languages = site_plan.catalog.site.languages
    lacking = _lacking(languages)
    if lacking:
        return site_plan.with_problems(lacking)
    pages: list[Page] = []
    indexed: set[str] = set()
    for context in contexts(PageInputs(site_plan.catalog, site_plan.wording, memo)):
        view = index_view(context)
        if not view.entries:
            continue  # Pagefind makes no empty index, and the search page does not expect one
        key = key_of(msgspec.msgpack.encode(view), context.lang, " ".join(installed_versions(ENGINES)))
        indexed.add(context.lang)
        try:
            files = index_files(site_plan.options.state, context.lang, key) or _made(
                site_plan, cache, view, key, progress
            )
        except (SearchError, OSError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            failed = problem("search-failed", "", origin=Origin.OUTSIDE, reason=why)
            return site_plan.with_problems([failed])
        pages += _pages(files, context.lang, f"{context.links.search()}{INDEX}")
    forget(site_plan.options.state, indexed)
    return replace(
        site_plan, pages=tuple(sorted((*site_plan.pages, *pages), key=lambda page: (page.url, page.source or "")))
    )


def _lacking(languages: Iterable[str]) -> list[Problem]:
    """A problem for each missing package that search needs."""
    if not is_installed():
        return [problem("search-not-installed", "", origin=Origin.OUTSIDE, value="pagefind")]
    if "pl" in languages and not has_polish():
        return [problem("search-not-installed", "", origin=Origin.OUTSIDE, value="morfeusz2")]
    return []


def _made(site_plan: SitePlan, cache: Cache, view: SearchIndexView, key: str, progress: Progress) -> Mapping[str, str]:
    progress("Indexing", len(view.entries))
    documents = [_document(entry, cache) for entry in view.entries]
    return make_index(site_plan.options.state, view.lang, key, documents)


def _document(entry: SearchEntry, cache: Cache) -> SearchDocument:
    html = cache.body_html(entry.body.digest) if entry.body else None
    return SearchDocument(
        url=entry.url,
        title=entry.title,
        summary=entry.summary,
        about=" ".join(entry.about),
        text=plain(html or ""),
        kind=entry.kind,
        year=entry.year,
        tags=entry.tags,
        organisations=entry.organisations,
    )


def _pages(files: Mapping[str, str], lang: str, folder: str) -> Iterable[Page]:
    """One page per file. Its view names the file by language, not by its changing place in the cache."""
    for name, content in files.items():
        view = partial(CopyView, source=f"{SEARCH}:{lang}/{name}", digest=content)
        yield Page(f"{folder}{name}", output.COPY, lang, "search-index", name, view)
