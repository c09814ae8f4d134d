"""Documents under another name: what refers to them follows, and their old addresses lead to the new ones."""

from collections.abc import Callable, Mapping
from functools import partial
from posixpath import basename, dirname

from msgspec.structs import replace

from laur.catalog import Catalog
from laur.catalog.links import content_path, literal_names, path_from
from laur.changes.plan import ChangePlan, Draft, ImpossibleChangeError, Read, Refusal
from laur.changes.redirects import add_redirects
from laur.changes.references import replace_links, replace_values
from laur.editing import FieldEdit
from laur.editing.edits import KeyPath
from laur.frontmatter.documents import SUFFIX, default_slug, kind_of
from laur.frontmatter.fields import Field, FieldKind
from laur.i18n import slug
from laur.model import (
    COMMENTS_SUFFIX,
    SITE_FILE,
    AnnouncementDocument,
    AnyDocument,
    CommentDocument,
    OrganisationDocument,
    PageDocument,
    SchemeDocument,
)
from laur.pages.plan import SitePlan
from laur.source.library import Library
from laur.system.file_names import is_reserved
from laur.urls.paths import normal_url
from laur.views.kinds import PageKind

_OF_ORGANISATIONS = frozenset({PageKind.ORGANISATION})
_OF_SCHEMES = frozenset({PageKind.SCHEME, PageKind.FACET, PageKind.ANSWER, PageKind.EMBED})


def move(site_plan: SitePlan, catalog: Catalog, read: Read, path: str, new: str) -> ChangePlan:
    """The plan that gives a document another name, with everything that follows from it.

    Comments follow their announcement. Raises `ImpossibleChangeError`.
    """
    library = site_plan.inputs.library
    documents = {each.path: each for each in library.documents} if library else {}
    document = documents.get(path)
    if library is None or document is None or isinstance(document, CommentDocument):
        raise ImpossibleChangeError(Refusal.NO_DOCUMENT, path=path)
    _check_name(document, new)
    moves = {path: new} | {
        each.path: f"{new.removesuffix(SUFFIX)}{COMMENTS_SUFFIX}/{basename(each.path)}"
        for each in library.documents
        if isinstance(each, CommentDocument) and each.announcement == path
    }
    draft = Draft(read)
    for each in library.documents:
        _update_references(draft, library, each, moves)
    _update_settings(draft, library, moves)
    _keep_addresses(draft, site_plan, catalog, document, new)
    for old, name in moves.items():
        draft.move(old, name)
    return draft.plan()


def _check_name(document: AnyDocument, new: str) -> None:
    stem = basename(new).removesuffix(SUFFIX)
    if kind_of(new) is not kind_of(document.path):
        raise ImpossibleChangeError(Refusal.OTHER_KIND, path=new, folder=document.path.partition("/")[0])
    is_id = isinstance(document, OrganisationDocument | SchemeDocument)
    has_folders_only = all(part and not part.startswith(".") for part in new.split("/")) and "\\" not in new
    is_name = new.endswith(SUFFIX) and bool(slug(stem)) and (stem == slug(stem) or not is_id)
    if not is_name or not has_folders_only or not new.isprintable() or is_reserved(stem):
        raise ImpossibleChangeError(Refusal.NAME_INVALID, path=new)


# ---------------------------------------------------------------------------------------------- references


def _update_references(draft: Draft, library: Library, document: AnyDocument, moves: Mapping[str, str]) -> None:
    """Everything in a document that names a moved one, or that is relative to its own place and moves with it."""
    here, there = document.path, moves.get(document.path, document.path)
    literal = literal_names(library.media)
    is_moved = dirname(here) != dirname(there)

    def leads_to(written: str) -> str | None:
        """How the file that a document names is named from now on; None if it stays."""
        path = content_path(written, here, literal)
        if path is None or (path not in moves and (written.startswith("/") or not is_moved)):
            return None
        return path_from(there, moves.get(path, path), written)

    replace_values(draft, here, partial(_new_value, moves, leads_to))
    targets: dict[str, str] = {}
    for link in library.outlines[document.body].targets:
        address, mark, anchor = link.target.partition("#")
        is_file = address and (address.endswith(SUFFIX) or not address.startswith("/"))
        new = leads_to(address) if is_file else None
        if new is not None and new != address:
            targets[link.target] = f"{new}{mark}{anchor}"
    if targets:
        replace_links(draft, here, targets, document.lang)


def _new_value(
    moves: Mapping[str, str], leads_to: Callable[[str], str | None], field: Field, _path: KeyPath, text: str
) -> str | None:
    if field.kind is FieldKind.PATH:
        return leads_to(text)
    if field.kind in (FieldKind.ORGANISATION, FieldKind.SCHEME):
        new = moves.get(f"{field.kind.value}s/{text}{SUFFIX}")
        return basename(new).removesuffix(SUFFIX) if new else None
    return None


def _update_settings(draft: Draft, library: Library, moves: Mapping[str, str]) -> None:
    """The organisations that ``site.yaml`` names."""

    def stays(_written: str) -> None:
        return None

    if draft.exists(SITE_FILE) and library is not None:
        replace_values(draft, SITE_FILE, partial(_new_value, moves, stays))


# ---------------------------------------------------------------------------------------------- addresses


def _keep_addresses(draft: Draft, site_plan: SitePlan, catalog: Catalog, document: AnyDocument, new: str) -> None:
    match document:
        case AnnouncementDocument() | PageDocument():
            _add_alias(draft, catalog, document, new)
        case OrganisationDocument():
            add_redirects(draft, catalog.site, _moved_pages(site_plan, document.id, new, _OF_ORGANISATIONS))
        case SchemeDocument():
            add_redirects(draft, catalog.site, _moved_pages(site_plan, document.id, new, _OF_SCHEMES))
        case _:
            return


def _add_alias(draft: Draft, catalog: Catalog, document: AnnouncementDocument | PageDocument, new: str) -> None:
    """The old address as an alias, if the address changes: one without a slug of its own has the name of its file."""
    links = catalog.links.get(document.lang)
    if links is None or document.meta.slug:
        return
    own = default_slug(new)
    if isinstance(document, AnnouncementDocument):
        old_url, new_url = links.announcement(document), links.announcement(replace(document, slug=own))
    else:
        old_url, new_url = links.plain_page(document), links.plain_page(replace(document, slug=own))
    if old_url == new_url or document.meta.draft:
        return
    aliases = [each for each in document.meta.aliases if normal_url(each) != new_url]
    kept = aliases if old_url in map(normal_url, aliases) else [*aliases, old_url]
    draft.edit(document.path, FieldEdit(("aliases",), kept))


def _moved_pages(site_plan: SitePlan, old_id: str, new: str, kinds: frozenset[PageKind]) -> dict[str, str]:
    """The addresses of pages that have an id in them, and the same with the new one."""
    new_id = basename(new).removesuffix(SUFFIX)
    moves: dict[str, str] = {}
    for page in site_plan.pages:
        parts = page.url.split("/")
        if page.is_html and page.kind in kinds and old_id in parts:
            at = parts.index(old_id)
            moves[page.url] = "/".join([*parts[:at], new_id, *parts[at + 1 :]])
    return moves
