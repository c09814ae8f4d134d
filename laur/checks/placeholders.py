"""What a starter site or a template left to fill in: addresses at example.org, titles such as “Title” or “…”."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import urlsplit

from laur.catalog import Catalog
from laur.checks.effect import Effect
from laur.checks.texts import links_in_body, texts_in
from laur.i18n.keys import keys
from laur.i18n.messages import LANGUAGES
from laur.model import SITE_FILE, AnyDocument, Place
from laur.pages.plan import SitePlan
from laur.problems import Problem, problem
from laur.source.library import Library

EFFECT = Effect.ADVISORY

_DOMAIN = re.compile(r"(?:.*\.)?example\.(?:com|net|org)|(?:.*\.)?invalid", re.IGNORECASE)
"""Domains that nobody can own (RFC 2606)."""
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
_FILLER = re.compile(r"[.…]+|x{3,}|to-?do|lorem ipsum\b.*", re.IGNORECASE | re.DOTALL)


def check_placeholders(site_plan: SitePlan) -> Iterator[Problem]:
    """A problem for each placeholder in ``site.yaml`` and in published documents; none without a catalog."""
    catalog, library = site_plan.catalog, site_plan.inputs.library
    if catalog is None or library is None:
        return
    yield from _in_site(library, is_address_given=site_plan.options.base_url is not None)
    texts = site_plan.read.texts(site_plan.options.content)
    for document in catalog.targets.documents.values():
        yield from _in_document(document, catalog, texts)


def _in_site(library: Library, *, is_address_given: bool) -> Iterator[Problem]:
    for key, text in texts_in(library.site):
        if _is_placeholder(key, text) and not (key == "base_url" and is_address_given):
            at = library.site_places.at(key)
            yield problem("site-placeholder", SITE_FILE, at, length=len(text), key=_shown(key), value=text)


def _in_document(document: AnyDocument, catalog: Catalog, texts: Callable[[str], str]) -> Iterator[Problem]:
    for key, value in texts_in(document.meta):
        if _is_placeholder(key, value):
            yield problem("placeholder", document.path, document.places.at(key), length=len(value), value=value)
    text = texts(document.path)
    for link in links_in_body(catalog, document, lambda _: text):
        if is_example_address(link.written):
            yield problem("placeholder", link.path, link.place, length=len(link.written), value=link.written)
    yield from _mail_in_body(document, text)


def _mail_in_body(document: AnyDocument, text: str) -> Iterator[Problem]:
    """A problem for each e-mail address in a body, whether it is a link or not."""
    if "@" not in text:
        return
    for number, line in enumerate(text.split("\n")[document.body_line - 1 :], document.body_line):
        for match in _MAIL.finditer(line):
            if is_example_address(match[0]):
                place = Place(number, match.start() + 1)
                yield problem("placeholder", document.path, place, length=len(match[0]), value=match[0])


def _shown(key: str) -> str:
    """A key without the numbers and languages of its groups."""
    return ".".join(part for part in key.split(".") if part and not part.isdigit())


def _is_placeholder(key: str, text: str) -> bool:
    if key.startswith("publish."):  # ``path: .`` is a folder, and a server has no protocol
        return is_example_address(text) or _DOMAIN.fullmatch(text) is not None
    return is_example_address(text) or _FILLER.fullmatch(text.strip()) is not None or _is_label(key, text)


def _is_label(key: str, text: str) -> bool:
    """Whether a text only repeats what its key is called in forms."""
    return (_shown(key).rpartition(".")[2], text.strip().casefold()) in _labels()


@cache
def _labels() -> frozenset[tuple[str, str]]:
    """The keys with their labels, in both languages."""
    entries = (entry for lang in LANGUAGES for kind in keys(lang).values() for entry in kind.items())
    return frozenset((name, key.label.casefold()) for name, key in entries if key.label)


def is_example_address(text: str) -> bool:
    """Whether a text is a web or an e-mail address at a domain for examples."""
    address = text.strip()
    try:
        host = urlsplit(f"https:{address}" if address.startswith("//") else address).hostname or ""
    except ValueError:
        return False
    if not host and " " not in address:
        host = address.partition("?")[0].rpartition("@")[2] if "@" in address else ""
    return _DOMAIN.fullmatch(host) is not None
