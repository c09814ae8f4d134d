"""Tags: renamed, or merged with another one, in every announcement. Old addresses lead to the new ones."""

from collections import Counter
from collections.abc import Iterable

from laur.catalog import Catalog
from laur.changes.plan import ChangePlan, Draft, ImpossibleChangeError, Read, Refusal
from laur.changes.redirects import add_redirects
from laur.editing import FieldEdit
from laur.i18n import slug
from laur.model import AnnouncementDocument
from laur.pages.plan import SitePlan
from laur.problems import nearest
from laur.views.kinds import PageKind


def rename_tag(site_plan: SitePlan, catalog: Catalog, read: Read, old: str, new: str) -> ChangePlan:
    """The plan that writes a tag in another way everywhere.

    If there is a tag of the new name already, the two become one, as that one is written most often. Raises
    `ImpossibleChangeError`.
    """
    library = site_plan.inputs.library
    news = [each for each in library.documents if isinstance(each, AnnouncementDocument)] if library else []
    new = " ".join(new.split())
    if not any(each.isalnum() for each in new):
        raise ImpossibleChangeError(Refusal.TAG_EMPTY, value=new)
    spellings = Counter(tag for each in news for tag in each.meta.tags)
    if slug(old) not in {slug(tag) for tag in spellings}:
        close = nearest(old, spellings)
        raise ImpossibleChangeError(Refusal.NO_TAG, value=old, nearest=close or "")
    new = new if slug(new) == slug(old) else _usual(spellings, new)
    draft = Draft(read)
    for document in news:
        _rename_in(draft, document, old, new)
    if slug(new) != slug(old):
        add_redirects(draft, catalog.site, _moves(site_plan, catalog, news, slug(old), slug(new)))
    plan = draft.plan()
    if not plan.files:
        raise ImpossibleChangeError(Refusal.SAME_TAG, value=new)
    return plan


def _usual(spellings: Counter[str], tag: str) -> str:
    """How a tag is written most often; as it is given if no announcement has it."""
    alike = [(count, text) for text, count in spellings.items() if slug(text) == slug(tag)]
    return max(alike, key=lambda found: (found[0], found[1] == tag, found[1]), default=(0, tag))[1]


def _rename_in(draft: Draft, document: AnnouncementDocument, old: str, new: str) -> None:
    """Changes the first of the tags that are meant, and removes the others of them."""
    meant = {slug(old), slug(new)}
    found = [n for n, each in enumerate(document.tag_slugs) if each in meant]
    if slug(old) not in document.tag_slugs:
        return
    first, *others = found
    edits = [FieldEdit(("tags", n), None) for n in reversed(others)]
    if document.meta.tags[first] != new:
        edits.append(FieldEdit(("tags", first), new))
    draft.edit(document.path, *edits)


def _moves(
    site_plan: SitePlan, catalog: Catalog, news: Iterable[AnnouncementDocument], old: str, new: str
) -> dict[str, str]:
    """The addresses of the lists of a tag in each language, and those of the first list of the new one.

    Readers know only what is published, so a tag of drafts alone has no address.
    """
    moves: dict[str, str] = {}
    languages = {d.lang for d in news if old in d.tag_slugs and not d.meta.draft and d.lang in catalog.links}
    for lang in sorted(languages):
        links = catalog.links[lang]
        first, target = links.tag(old), links.tag(new)
        pages = (p.url for p in site_plan.pages if p.kind is PageKind.TAG and p.lang == lang)
        moves |= {url: target for url in pages if url.startswith(first)}
    return moves
