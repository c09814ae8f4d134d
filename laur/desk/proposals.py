"""What the desk proposes while somebody types: the id of a certificate or a level, and a tag that exists already."""

from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from laur.checks.tags import similar_tag
from laur.desk.calls import Calls
from laur.frontmatter import suggest
from laur.i18n import slug
from laur.i18n.messages import texts
from laur.model import AnnouncementDocument
from laur.model.dates import parse_partial
from laur.pages.plan import SitePlan
from laur.scaffold.context import ExistingContent


class IdRequest(Struct, frozen=True):
    """What is stated so far, as typed: of a certificate, or of anything with a name, such as a level."""

    name: str | dict[str, str] = ""
    organisation: str = ""
    scheme: str = ""
    level: str = ""
    awarded: str = ""
    valid_from: str = ""
    assessed: str = ""
    id: str = ""
    """The one that was proposed before; the certificate may have been saved with it meanwhile."""


class TagRequest(Struct, frozen=True):
    text: str


class ProposedId(Struct, frozen=True):
    id: str


class SimilarTag(Struct, frozen=True):
    """A tag that exists, as JSON; both empty if there is none."""

    sentence: str = ""
    value: str = ""


class Proposals:
    """Answers requests about one site. Safe to use from several threads."""

    def __init__(self, plan: Callable[[], SitePlan | None], lang: str) -> None:
        """`plan` returns the last plan of the site."""
        self._plan, self._texts = plan, texts("desk", lang)

    def calls(self) -> Calls:
        return {"propose-id": (IdRequest, self.id), "similar-tag": (TagRequest, self.tag)}

    def id(self, request: IdRequest) -> ProposedId:
        """Of a certificate: a free id from the short name of the holder, the scheme, the level, and a year only if one
        is stated. Of anything else: its name as an id.
        """
        if not request.organisation:
            named = request.name if isinstance(request.name, str) else next(filter(None, request.name.values()), "")
            return ProposedId(slug(named) if named.strip() else "")
        site_plan = self._plan()
        library = site_plan.inputs.library if site_plan else None
        if site_plan is None or library is None or site_plan.catalog is None:
            return ProposedId("")
        years = (_year(text) for text in (request.awarded, request.valid_from, request.assessed))
        existing = ExistingContent.of(library, site_plan.catalog.day)
        year = next(filter(None, years), "")
        return ProposedId(
            existing.certificate_id(request.organisation, request.scheme, request.level, year, request.id)
        )

    def tag(self, request: TagRequest) -> SimilarTag:
        """A more common tag that probably means the same."""
        site_plan = self._plan()
        library = site_plan.inputs.library if site_plan else None
        news = [d for d in library.documents if isinstance(d, AnnouncementDocument)] if library else []
        counts = Counter(tag for document in news for tag in document.meta.tags)
        found = similar_tag(" ".join(request.text.split()), counts)
        if found is None:
            return SimilarTag()
        return SimilarTag(self._texts["tag-similar"].format(count=counts[found]), found)


def _year(text: str) -> str:
    date = parse_partial(text.strip()) or parse_partial(suggest.date_for(text.strip()) or "")
    return str(date)[:4] if date else ""
