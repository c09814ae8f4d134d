"""Structured data for search engines: a graph of schema.org nodes (JSON-LD 1.1), from a page's view and the frame.

It only contains what the page shows, and what stays true without another build. Dates are as precise as known (ISO
8601). A certification is `CertificationActive` only if no later day can make that wrong, and `CertificationInactive`
only if it has ended for good; otherwise only its dates are given (docs/domain.md, "The stale-page problem"). The issuer
is the awarding body, never this site.
"""

from collections.abc import Callable, Iterable, Mapping

from laur.model import Publisher, Source
from laur.model.identifiers import IdentifierScheme
from laur.urls.base_path import absolute
from laur.views import (
    AnnouncementView,
    Card,
    CertificateRow,
    CertificatesView,
    CertificateView,
    DataTermsView,
    Frame,
    Head,
    HomeView,
    LevelView,
    OrganisationView,
    Ref,
    StandingView,
    View,
    award_title,
)
from laur.views.kinds import PageKind

CONTEXT = "https://schema.org"
JsonLdNode = dict[str, object]

_ACTIVE = frozenset({"valid"})
_INACTIVE = frozenset({"expired", "superseded", "withdrawn", "suspended"})


def structured(view: View, frame: Frame, home: str) -> JsonLdNode | None:
    """The JSON-LD document of a page; None for pages without structured data. `home` is the name of the home page."""
    page = getattr(view, "page", None)
    if not isinstance(page, Head) or page.kind is PageKind.NOT_FOUND:
        return None
    make = _MAKERS.get(type(view))
    nodes = make(view, frame) if make else []
    if page.kind is not PageKind.HOME:
        nodes.append(_breadcrumbs(page, frame, home))
    return {"@context": CONTEXT, "@graph": nodes}


def _node(type_: str, id_: str | None = None, **properties: object) -> JsonLdNode:
    """A node with those properties that have a value."""
    known = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": type_, **({"@id": id_} if id_ else {}), **known}


# ---------------------------------------------------------------------------------------------- kinds of pages


def _home(view: View, frame: Frame) -> list[JsonLdNode]:
    assert isinstance(view, HomeView)
    url = absolute(frame.home_url, frame)
    site = _node(
        "WebSite",
        f"{url}#website",
        name=frame.title,
        description=frame.description,
        url=url,
        inLanguage=frame.lang,
        publisher=_publisher_ref(frame),
    )
    return [site, _publisher(frame.publisher, frame)] if frame.publisher else [site]


def _article(view: View, frame: Frame) -> list[JsonLdNode]:
    assert isinstance(view, AnnouncementView)
    page, url = view.page, absolute(view.page.url, frame)
    mentions: list[JsonLdNode] = [_organisation_ref(mention.organisation, frame) for mention in view.mentions]
    mentions += [_row(row, frame) for row in (*view.certificates, *view.earlier)]
    article = _node(
        "NewsArticle",
        f"{url}#article",
        headline=page.title,
        description=page.description,
        url=url,
        mainEntityOfPage=url,
        inLanguage=page.lang,
        datePublished=_text(view.date),
        dateModified=_text(view.updated),
        image=absolute(view.picture.url, frame) if view.picture else None,
        author=_node("Person", name=view.author) if view.author else None,
        publisher=_publisher(frame.publisher, frame) if frame.publisher else None,
        keywords=[tag.title for tag in view.tags],
        timeRequired=f"PT{view.reading_minutes}M",
        about=[_organisation_ref(organisation, frame) for organisation in view.organisations],
        mentions=mentions,
        citation=[_citation(source) for source in view.sources if source.url or source.archived],
        commentCount=view.comment_count or None,
    )
    return [article]


def _certificate(view: View, frame: Frame) -> list[JsonLdNode]:
    assert isinstance(view, CertificateView)
    url = absolute(view.page.url, frame)
    node = _certification(url, view.scheme, view.level, view.standing)
    score = view.score
    ratings = [_node("Rating", ratingValue=score.value, bestRating=score.max)] if score else []
    ratings += [_node("Rating", ratingValue=view.level.name)] if view.level else []
    extra = _node(
        "Certification",
        mainEntityOfPage=url,
        certificationIdentification=view.number,
        about=_organisation_ref(view.organisation, frame),
        issuedBy=_organisation_ref(view.issuer, frame) if view.issuer else None,
        auditDate=_text(view.assessed),
        datePublished=_text(view.awarded),
        validFrom=_text(view.valid_from),
        certificationRating=ratings,
        subjectOf=[_evidence(card, frame) for card in view.evidence],
        citation=[_citation(source) for source in view.sources if source.url or source.archived],
    )
    return [node | extra]


def _organisation(view: View, frame: Frame) -> list[JsonLdNode]:
    assert isinstance(view, OrganisationView)
    url = absolute(view.page.url, frame)
    names = dict.fromkeys((view.short_name, *view.aliases))
    address = _node("PostalAddress", addressCountry=view.country, addressRegion=view.region, addressLocality=view.city)
    organisation = _node(
        "Organization",
        _organisation_id(url),
        name=view.name,
        alternateName=[name for name in names if name],
        url=view.website,
        mainEntityOfPage=url,
        description=view.page.description,
        logo=absolute(view.logo.url, frame) if view.logo else None,
        foundingDate=_text(view.founded),
        address=address if len(address) > 1 else None,
        identifier=[_node("PropertyValue", propertyID=name, value=value) for name, value in view.identifiers],
        **_numbers(dict(view.identifiers)),
        sameAs=sorted(view.identifier_urls.values()),
        hasCertification=[_row(row, frame) for row in view.certificates],
    )
    return [organisation]


def _numbers(stated: Mapping[str, str]) -> dict[str, str]:
    """The numbers that have a property of their own in schema.org."""
    return {_PROPERTIES[scheme]: value for scheme, value in stated.items() if scheme in _PROPERTIES}


def _register(view: View, frame: Frame) -> list[JsonLdNode]:
    """The register as a data set, on the page that offers its files."""
    assert isinstance(view, CertificatesView)
    if not view.downloads:
        return []
    url = absolute(view.page.url, frame)
    files = [
        _node("DataDownload", contentUrl=absolute(file.url, frame), encodingFormat=file.media_type)
        for file in view.downloads
    ]
    name = f"{view.page.title} – {frame.title}"
    creator = _publisher(frame.publisher, frame) if frame.publisher else None
    dataset = _node(
        "Dataset",
        f"{url}#register",
        name=name,
        description=view.page.description,
        url=url,
        inLanguage=frame.lang,
        creator=creator,
        isAccessibleForFree=True,
        publisher=_data_publisher(view.terms) if view.terms else None,
        license=view.terms.licence_url if view.terms else None,
        distribution=files,
    )
    return [dataset]


def _citation(source: Source) -> JsonLdNode | str | None:
    """A source by its address, with the address of its copy in an archive."""
    if source.archived is None:
        return source.url
    return _node("CreativeWork", name=source.title, url=source.url, archivedAt=source.archived)


def _data_publisher(terms: DataTermsView) -> JsonLdNode:
    contact = _node("ContactPoint", email=terms.contact) if terms.contact else None
    return _node("Organization", name=terms.publisher, url=terms.publisher_url, contactPoint=contact)


_PROPERTIES = {
    IdentifierScheme.LEI.value: "leiCode",
    IdentifierScheme.VAT.value: "vatID",
    IdentifierScheme.NIP.value: "taxID",
}

_MAKERS: dict[type[View], Callable[[View, Frame], list[JsonLdNode]]] = {
    HomeView: _home,
    AnnouncementView: _article,
    CertificateView: _certificate,
    OrganisationView: _organisation,
    CertificatesView: _register,
}


# ---------------------------------------------------------------------------------------------- nodes


def _breadcrumbs(page: Head, frame: Frame, home: str) -> JsonLdNode:
    """The breadcrumbs of a page; the last item is the page itself, without a URL.

    For a further page of a listing, the last item is the first page, which has the same title.
    """
    steps: Iterable[tuple[str, str | None]] = [
        (home, absolute(frame.home_url, frame)),
        *((crumb.title, absolute(crumb.url, frame)) for crumb in page.crumbs),
        *(() if page.crumbs and page.crumbs[-1].title == page.title else ((page.title, None),)),
    ]
    items = [_node("ListItem", position=number, name=name, item=url) for number, (name, url) in enumerate(steps, 1)]
    return _node("BreadcrumbList", itemListElement=items)


def _evidence(card: Card, frame: Frame) -> JsonLdNode:
    url = absolute(card.url, frame)
    return _node("NewsArticle", f"{url}#article", headline=card.title, url=url, datePublished=_text(card.date))


def _row(row: CertificateRow, frame: Frame) -> JsonLdNode:
    node = _certification(absolute(row.url, frame), row.scheme, row.level, row.standing)
    return node | {"about": _organisation_ref(row.organisation, frame)}


def _certification(url: str, scheme: Ref, level: LevelView | None, standing: StandingView) -> JsonLdNode:
    return _node(
        "Certification",
        f"{url}#certification",
        name=award_title(scheme.title, level),
        url=url,
        expires=_expires(standing),
        certificationStatus=_lasting_status(standing),
    )


def _expires(standing: StandingView) -> str | None:
    """The last day if a source states it; None if it is computed or only known to be between two days."""
    is_stated = not (standing.estimated or standing.until_span or standing.open_ended)
    return _text(standing.until) if is_stated else None


def _lasting_status(standing: StandingView) -> str | None:
    """The status if, by the register's data, it is the same on every later day; else None."""
    statuses = {standing.status, *(status for _, status in standing.turns)}
    if statuses <= _ACTIVE and standing.open_ended:
        return f"{CONTEXT}/CertificationActive"
    return f"{CONTEXT}/CertificationInactive" if statuses <= _INACTIVE else None


def _organisation_ref(organisation: Ref, frame: Frame) -> JsonLdNode:
    """An organisation by name, with the id of its page if it has one on this site."""
    url = absolute(organisation.url, frame) if organisation.url else None
    is_own = organisation.url.startswith("/")
    return _node("Organization", _organisation_id(url) if url and is_own else None, name=organisation.title, url=url)


def _organisation_id(page_url: str) -> str:
    return f"{page_url}#organisation"


def _publisher_ref(frame: Frame) -> JsonLdNode | None:
    return {"@id": _publisher_id(frame)} if frame.publisher else None


def _publisher_id(frame: Frame) -> str:
    return f"{absolute('/', frame)}#publisher"


def _publisher(publisher: Publisher, frame: Frame) -> JsonLdNode:
    logo = publisher.logo.src if publisher.logo and publisher.logo.src.startswith("/") else None
    return _node(
        "Organization",
        _publisher_id(frame),
        name=publisher.name,
        url=publisher.url,
        email=publisher.email,
        logo=absolute(logo, frame) if logo else None,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
