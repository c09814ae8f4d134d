"""What documents refer to and is missing: organisations, schemes, languages, files, comments."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from posixpath import basename

from laur.catalog import Catalog
from laur.catalog.links import content_path, literal_names, path_from, plainer_name
from laur.checks.each import CheckContext, check_each
from laur.checks.effect import Effect
from laur.checks.images import logos
from laur.memo import Memo
from laur.model import (
    SITE_FILE,
    AnnouncementDocument,
    AnyDocument,
    Certificate,
    CommentDocument,
    Image,
    OrganisationDocument,
    PageDocument,
    Places,
    Scheme,
    SchemeDocument,
    Site,
    Typeface,
    Unreadable,
    announcement_of,
    certificates_of,
)
from laur.problems import Problem, nearest, problem
from laur.problems.near_ids import unknown_id
from laur.source.library import Library

EFFECT = Effect.BLOCKING

Reference = tuple[str, str, str]
"""The kind of thing (``organisation``, ``scheme``, ``media``, ``document``), its name, and its front matter key."""

Names = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What texts call each organisation and scheme, by kind and then by id; the name first."""

_CODES = {
    "organisation": "organisation-unknown",
    "scheme": "scheme-unknown",
    "media": "media-unknown",
    "document": "document-unknown",
}


def reference_problems(library: Library, catalog: Catalog, memo: Memo) -> tuple[Problem, ...]:
    """A problem for each thing that a document names and that is missing. What is unreadable is not missing."""
    documents, site, unreadable = library.documents, library.site, catalog.unreadable
    known = {
        "organisation": unreadable.ids("organisations/").union(catalog.organisations),
        "scheme": unreadable.ids("schemes/").union(catalog.schemes),
        "media": unreadable.paths.union(library.media),
        "document": unreadable.paths.union(document.path for document in documents),
    }
    called = dict(_named(each) for each in documents if isinstance(each, OrganisationDocument | SchemeDocument))
    names = {kind: {each: called.get((kind, each), ()) for each in known[kind]} for kind in ("organisation", "scheme")}
    context = CheckContext((*known.values(), frozenset(called.items())), (site.languages,))
    literal = catalog.targets.literal
    found = check_each(
        "references", documents, context, lambda document: _problems_of(document, site, known, names, literal), memo
    )
    publisher = _publisher_problems(site, library.site_places, known["organisation"], names["organisation"])
    return (*found, *publisher, *_comment_problems(documents, unreadable))


def site_file_problems(site: Site, places: Places, media: Collection[str]) -> Iterator[Problem]:
    """A problem for each file that ``site.yaml`` names and that is missing."""
    for key, name in _files_of_site(site):
        path = content_path(name, SITE_FILE, literal_names(media))
        if path not in media:
            close = nearest(path or name, media)
            near = f"/{close}" if close else None
            yield problem("media-unknown", SITE_FILE, places.at(key), length=len(name), value=name, nearest=near)


def _publisher_problems(
    site: Site, places: Places, known: Collection[str], names: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    """A problem if ``site.yaml`` names an organisation that is missing."""
    named = site.publisher.organisation if site.publisher else None
    if named is not None and named not in known:
        yield unknown_id("organisation-unknown", SITE_FILE, named, names, places.at("publisher.organisation"))


def _files_of_site(site: Site) -> Iterator[tuple[str, str]]:
    """Each key with its file."""
    yield from ((key, logo.src) for key, logo in logos(site))
    for use in ("text", "headings", "interface") if site.theme else ():
        face: Typeface | None = getattr(site.theme, use)
        for name in ("file", "italic") if face else ():
            file: str | None = getattr(face, name)
            if file:
                yield f"theme.{use}.{name}", file


def _comment_problems(documents: Iterable[AnyDocument], unreadable: Unreadable) -> Iterator[Problem]:
    """Comments without an announcement, and answers to comments that do not exist."""
    documents = tuple(documents)
    announcements = unreadable.paths.union(d.path for d in documents if isinstance(d, AnnouncementDocument))
    comments = [d for d in documents if isinstance(d, CommentDocument)]
    known: dict[str, set[str]] = {}
    for comment in comments:
        known.setdefault(comment.announcement, set()).add(comment.id)
    for path in unreadable.paths:
        known.setdefault(announcement_of(path) or "", set()).add(basename(path).removesuffix(".md"))
    for comment in comments:
        if comment.announcement not in announcements:
            close = nearest(comment.announcement, announcements)
            yield problem("comment-astray", comment.path, value=comment.announcement, nearest=close)
        answered = comment.meta.reply_to
        if answered is not None and (answered == comment.id or answered not in known[comment.announcement]):
            close = nearest(answered, known[comment.announcement] - {comment.id})
            at = comment.places.at("reply_to")
            yield problem("reply-unknown", comment.path, at, length=len(answered), value=answered, nearest=close)


def _named(document: OrganisationDocument | SchemeDocument) -> tuple[tuple[str, str], tuple[str, ...]]:
    """The kind and id of an organisation or a scheme, and what texts call it."""
    meta = document.meta
    if isinstance(meta, Scheme):
        return ("scheme", document.id), tuple(dict.fromkeys(meta.name.values()))
    return ("organisation", document.id), (meta.name, *meta.other_names)


def _problems_of(
    document: AnyDocument,
    site: Site,
    known: Mapping[str, Collection[str]],
    names: Names,
    literal: frozenset[str],
) -> Iterator[Problem]:
    if document.lang not in site.languages:
        at = document.places.at("lang")
        yield problem("language-not-on-site", document.path, at, value=document.lang, known=", ".join(site.languages))
    yield from _other_holders(document)
    for kind, name, key in _references(document):
        is_file = kind in {"media", "document"}
        path = content_path(name, document.path, literal) if is_file else name
        if path not in known[kind]:
            plainer = plainer_name(path or "", known[kind]) if is_file else None
            if plainer:
                at = document.places.at(key)
                yield problem("name-decomposed", document.path, at, length=len(name), value=name, nearest=plainer)
                continue
            at = document.places.at(key)
            if not is_file:
                yield unknown_id(_CODES[kind], document.path, name, names[kind], at)
                continue
            close = nearest(path or name, known[kind])
            shown = path_from(document.path, close, name) if close else None
            yield problem(_CODES[kind], document.path, at, length=len(name), value=name, nearest=shown)


def _other_holders(document: AnyDocument) -> Iterator[Problem]:
    """A problem for each certificate in an organisation's document that names another holder."""
    if not isinstance(document, OrganisationDocument):
        return
    for index, certificate in enumerate(document.meta.certificates):
        named = certificate.organisation
        if named != document.id:
            at = document.places.at(f"certificates.{index}.organisation")
            yield problem(
                "certificate-holder-other", document.path, at, length=len(named), value=named, own=document.id
            )


def _references(document: AnyDocument) -> Iterator[Reference]:
    if isinstance(document, AnnouncementDocument):
        yield from _of_announcement(document)
    elif isinstance(document, OrganisationDocument):
        if document.meta.coordinator:
            yield "organisation", document.meta.coordinator, "coordinator"
        yield from _image(document.meta.logo, "logo")
        yield from _of_certificates(document)
    elif isinstance(document, SchemeDocument):
        for index, issuer in enumerate(document.meta.issuers):
            if issuer.organisation:
                yield "organisation", issuer.organisation, f"issuers.{index}.organisation"
    elif isinstance(document, PageDocument):
        yield from _image(document.meta.image, "image")
        yield from _downloads(document)
        if document.meta.translation_of:
            yield "document", document.meta.translation_of, "translation_of"


def _downloads(document: AnnouncementDocument | PageDocument) -> Iterator[Reference]:
    for index, download in enumerate(document.meta.downloads):
        yield "media", download.file, f"downloads.{index}.file"


def _of_announcement(document: AnnouncementDocument) -> Iterator[Reference]:
    meta = document.meta
    yield from (("organisation", name, f"organisations.{i}") for i, name in enumerate(meta.organisations))
    yield from (("organisation", m.organisation, f"mentions.{i}.organisation") for i, m in enumerate(meta.mentions))
    yield from _of_certificates(document)
    yield from _image(meta.image, "image")
    yield from _downloads(document)
    yield from (("document", path, f"related.{i}") for i, path in enumerate(meta.related))
    if meta.translation_of:
        yield "document", meta.translation_of, "translation_of"


def _of_certificates(document: AnyDocument) -> Iterator[Reference]:
    for index, certificate in enumerate(certificates_of(document)):
        if isinstance(certificate, Certificate):
            yield "organisation", certificate.organisation, f"certificates.{index}.organisation"
            yield "scheme", certificate.scheme, f"certificates.{index}.scheme"


def _image(image: Image | None, key: str) -> Iterator[Reference]:
    if image is not None:
        yield "media", image.src, f"{key}.src"
