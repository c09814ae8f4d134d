"""Numbers of organisations that no register can have, and organisations that probably are one and the same."""

from collections.abc import Iterator, Mapping

from laur.catalog import Catalog
from laur.checks.effect import Effect
from laur.model import OrganisationDocument
from laur.model.identifiers import Identifier, IdentifierScheme, identifier
from laur.problems import Problem, problem
from laur.problems.near_ids import same_names

EFFECT = Effect.ADVISORY


def check_identifiers(catalog: Catalog) -> Iterator[Problem]:
    """A problem for each impossible number, each number of two organisations, and each name that two share."""
    documents = tuple(catalog.organisations.values())
    numbers = {document.id: dict(_identifiers(document)) for document in documents}
    for document in documents:
        yield from _impossible(document, numbers[document.id])
    yield from _shared(catalog.organisations, numbers)
    yield from _similar(catalog.organisations, numbers)


def _identifiers(document: OrganisationDocument) -> Iterator[tuple[str, Identifier]]:
    """The possible numbers of an organisation, by their keys."""
    for scheme, value in document.meta.identifiers.items():
        found = identifier(scheme, value)
        if found is not None:
            yield scheme, found


def _impossible(document: OrganisationDocument, valid: Mapping[str, Identifier]) -> Iterator[Problem]:
    for scheme, value in document.meta.identifiers.items():
        if scheme not in valid:
            at = document.places.at(f"identifiers.{scheme}")
            known = IdentifierScheme(scheme).value.upper()
            yield problem("identifier-invalid", document.path, at, length=len(value), value=value, scheme=known)


def _shared(
    organisations: Mapping[str, OrganisationDocument], numbers: Mapping[str, Mapping[str, Identifier]]
) -> Iterator[Problem]:
    """A problem at each number that an earlier organisation has, too."""
    first: dict[Identifier, str] = {}
    for key, document in organisations.items():
        for scheme, number in numbers[key].items():
            other = first.setdefault(number.identity, key)
            if other != key:
                at, value = document.places.at(f"identifiers.{scheme}"), document.meta.identifiers[scheme]
                named, path = organisations[other].meta.name, organisations[other].path
                yield problem(
                    "identifier-duplicate", document.path, at, length=len(value), value=value, name=named, first=path
                )


def _similar(
    organisations: Mapping[str, OrganisationDocument], numbers: Mapping[str, Mapping[str, Identifier]]
) -> Iterator[Problem]:
    """A hint at the later of two organisations whose names differ only by spelling, unless facts tell them apart."""
    names = {
        key: (document.meta.name, *filter(None, (document.meta.short_name,)), *document.meta.aliases)
        for key, document in organisations.items()
    }
    for key, others in sorted(same_names(names).items()):
        for other in sorted(others):
            if other < key and not _differ(organisations[key], organisations[other], numbers[key], numbers[other]):
                twin, at, name = organisations[other], organisations[key].places.at("name"), names[key][0]
                path, twins, first = organisations[key].path, names[other][0], twin.path
                yield problem("organisation-similar", path, at, length=len(name), value=name, name=twins, first=first)
                break


def _differ(
    one: OrganisationDocument,
    other: OrganisationDocument,
    numbers: Mapping[str, Identifier],
    others: Mapping[str, Identifier],
) -> bool:
    """Whether the two have different numbers in one register, or are in different countries or cities."""
    places = ((one.meta.country, other.meta.country), (one.meta.city, other.meta.city))
    facts = (*places, *((numbers[scheme].value, others[scheme].value) for scheme in numbers.keys() & others.keys()))
    return any(a and b and a != b for a, b in facts)
