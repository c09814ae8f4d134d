"""``catalog.ttl`` and ``catalog.jsonld``: the register in a catalogue that portals of open data harvest.

The vocabulary is DCAT-AP 3.0.1 (https://semiceu.github.io/DCAT-AP/releases/3.0.1/): every mandatory property of its
classes, and those recommended ones that are known. Both files state the same triples. Without `base_url` the addresses
are relative to the file.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from laur.urls.base_path import absolute
from laur.views import CatalogueView, DataFile, Frame, View

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_LANGUAGES = {
    "bg": "BUL", "cs": "CES", "da": "DAN", "de": "DEU", "el": "ELL", "en": "ENG", "es": "SPA", "et": "EST", "fi": "FIN",
    "fr": "FRA", "ga": "GLE", "hr": "HRV", "hu": "HUN", "it": "ITA", "lt": "LIT", "lv": "LAV", "mt": "MLT", "nl": "NLD",
    "pl": "POL", "pt": "POR", "ro": "RON", "sk": "SLK", "sl": "SLV", "sv": "SWE", "uk": "UKR",
}  # fmt: skip
"""The languages of the European Union and Ukrainian, by the codes of the Publications Office."""
_THEME = f"{_AUTHORITY}data-theme/ECON"
"""Economy and finance."""
_ACCESS = f"{_AUTHORITY}access-right/PUBLIC"
_FILE_TYPES = {
    "text/csv": "CSV",
    "application/json": "JSON",
    "application/schema+json": "JSON_SCHEMA",
    "text/calendar": "ICS",
    "application/atom+xml": "ATOM",
    "text/turtle": "RDF_TURTLE",
    "application/ld+json": "JSON_LD",
}


class _Iri(Struct, frozen=True):
    value: str


class _Literal(Struct, frozen=True):
    text: str
    lang: str = ""


_Object = _Iri | _Literal


class _Resource(Struct, frozen=True):
    """A thing with an address: its class, and its properties by name."""

    iri: str
    type: str
    properties: Mapping[str, Sequence[_Object]]


def write_catalogue_turtle(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The catalogue in Turtle."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in _PREFIXES.items()]
    for node in _resources(view, frame):
        stated = [f"a {node.type}"]
        stated += [f"{name} {', '.join(map(_turtle, values))}" for name, values in node.properties.items() if values]
        lines += ["", f"<{_escaped_iri(node.iri)}>\n    " + " ;\n    ".join(stated) + " ."]
    return ("\n".join(lines) + "\n").encode()


def write_catalogue_jsonld(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """The catalogue in JSON-LD."""
    graph = [
        {
            "@id": _escaped_iri(node.iri),
            "@type": node.type,
            **{name: [_json(value) for value in values] for name, values in node.properties.items() if values},
        }
        for node in _resources(view, frame)
    ]
    return msgspec.json.format(msgspec.json.encode({"@context": _PREFIXES, "@graph": graph}), indent=2) + b"\n"


def _resources(view: View, frame: Frame) -> Iterator[_Resource]:
    assert isinstance(view, CatalogueView)
    home = absolute(view.home_url, frame)
    dataset, publisher = f"{home}#register", f"{home}#publisher"
    licence = (_Iri(view.terms.licence_url),) if view.terms.licence_url else ()
    language = _language(view.lang)
    title, about = (_Literal(view.title, view.lang),), (_Literal(view.description, view.lang),)
    yield _Resource(
        f"{home}#catalogue",
        "dcat:Catalog",
        {
            "dcterms:title": title,
            "dcterms:description": about,
            "dcterms:publisher": (_Iri(publisher),),
            "dcterms:language": language,
            "dcterms:license": licence,
            "foaf:homepage": (_Iri(absolute(frame.home_url, frame)),),
            "dcat:dataset": (_Iri(dataset),),
        },
    )
    files = [(f"{home}#{file.name}", file) for file in view.files]
    yield _Resource(
        dataset,
        "dcat:Dataset",
        {
            "dcterms:title": title,
            "dcterms:description": about,
            "dcterms:publisher": (_Iri(publisher),),
            "dcterms:identifier": (_Literal(dataset),),
            "dcterms:language": language,
            "dcterms:accessRights": (_Iri(_ACCESS),),
            "dcat:theme": (_Iri(_THEME),),
            "dcat:landingPage": (_Iri(home),),
            "dcat:contactPoint": (_Iri(f"{home}#contact"),) if view.terms.contact else (),
            "dcat:distribution": tuple(_Iri(iri) for iri, _ in files),
        },
    )
    yield from (_distribution(iri, file, frame, licence) for iri, file in files)
    yield from _people(view, publisher, f"{home}#contact")
    yield from _classes(view, frame, home)


def _distribution(iri: str, file: DataFile, frame: Frame, licence: Sequence[_Object]) -> _Resource:
    url = _Iri(absolute(file.url, frame))
    return _Resource(
        iri,
        "dcat:Distribution",
        {
            "dcterms:title": (_Literal(file.name),),
            "dcat:accessURL": (url,),
            "dcat:downloadURL": (url,),
            "dcterms:format": (_Iri(f"{_AUTHORITY}file-type/{_FILE_TYPES[file.media_type]}"),),
            "dcat:mediaType": (_Iri(_media_type(file.media_type)),),
            "dcterms:license": licence,
        },
    )


def _people(view: CatalogueView, publisher: str, contact: str) -> Iterator[_Resource]:
    homepage = (_Iri(view.terms.publisher_url),) if view.terms.publisher_url else ()
    yield _Resource(
        publisher, "foaf:Agent", {"foaf:name": (_Literal(view.terms.publisher),), "foaf:homepage": homepage}
    )
    if view.terms.contact:
        mail = (_Iri(f"mailto:{view.terms.contact}"),)
        yield _Resource(contact, "vcard:Kind", {"vcard:fn": (_Literal(view.terms.publisher),), "vcard:hasEmail": mail})


def _classes(view: CatalogueView, frame: Frame, home: str) -> Iterator[_Resource]:
    """The classes of what is only named: DCAT-AP wants the range of each property to be stated."""
    if view.terms.licence_url:
        yield _Resource(view.terms.licence_url, "dcterms:LicenseDocument", {})
    yield from (_Resource(each.value, "dcterms:LinguisticSystem", {}) for each in _language(view.lang))
    yield _Resource(_ACCESS, "dcterms:RightsStatement", {})
    yield _Resource(_THEME, "skos:Concept", {"skos:prefLabel": (_Literal("Economy and finance", "en"),)})
    types = sorted({file.media_type for file in view.files})
    yield from (
        _Resource(f"{_AUTHORITY}file-type/{_FILE_TYPES[each]}", "dcterms:MediaTypeOrExtent", {}) for each in types
    )
    yield from (_Resource(_media_type(each), "dcterms:MediaType", {}) for each in types)
    homepages = {absolute(frame.home_url, frame), home, view.terms.publisher_url or home}
    yield from (_Resource(each, "foaf:Document", {}) for each in sorted(homepages))


def _language(lang: str) -> tuple[_Iri, ...]:
    known = _LANGUAGES.get(lang.partition("-")[0])
    return (_Iri(f"{_AUTHORITY}language/{known}"),) if known else ()


def _media_type(name: str) -> str:
    return f"https://www.iana.org/assignments/media-types/{name}"


def _turtle(value: _Object) -> str:
    if isinstance(value, _Iri):
        return f"<{_escaped_iri(value.value)}>"
    text = value.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{text}"@{value.lang}' if value.lang else f'"{text}"'


def _escaped_iri(iri: str) -> str:
    """An address without the characters that Turtle does not allow between angle brackets."""
    return "".join(f"%{ord(sign):02X}" if sign in '<>"{}|^`\\' or ord(sign) <= 32 else sign for sign in iri)


def _json(value: _Object) -> dict[str, str]:
    if isinstance(value, _Iri):
        return {"@id": _escaped_iri(value.value)}
    return {"@value": value.text, **({"@language": value.lang} if value.lang else {})}
