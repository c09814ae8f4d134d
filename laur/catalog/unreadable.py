"""Documents left out because of a reported problem. References to them are not reported again."""

from collections.abc import Iterable, Iterator

from laur.model import AnnouncementDocument, AnyDocument, Certificate, PageDocument, Site, Unreadable


def unreadable_in_site(read: Unreadable, documents: Iterable[AnyDocument], site: Site) -> Unreadable:
    """What could not be `read`, and what is in a language that the site does not have."""
    return Unreadable.of((read, *_foreign(documents, site)))


def _foreign(documents: Iterable[AnyDocument], site: Site) -> Iterator[Unreadable]:
    for document in documents:
        if document.lang not in site.languages and isinstance(document, AnnouncementDocument | PageDocument):
            entries = document.meta.certificates if isinstance(document, AnnouncementDocument) else ()
            certificates = frozenset(entry.id for entry in entries if isinstance(entry, Certificate))
            yield Unreadable(frozenset({document.path}), frozenset({document.slug}), certificates)
