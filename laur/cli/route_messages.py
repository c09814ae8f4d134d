"""What `routes` calls the kinds of pages. Programs are told the kinds themselves, which are these keys."""

from collections.abc import Mapping

KINDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "certificate-data": "certificate's data",
        "cms": "editor",
        "cms-config": "editor's settings",
        "cms-program": "editor's program",
        "not-found": "404 page",
    },
    "pl": {
        "accessibility": "deklaracja dostępności",
        "announcement": "aktualność",
        "archive": "archiwum",
        "asset": "plik szablonów",
        "badge": "odznaka",
        "build": "opis budowy",
        "card": "karta do udostępniania",
        "certificate": "certyfikat",
        "certificate-data": "dane certyfikatu",
        "certificates": "rejestr",
        "cms": "edytor",
        "cms-config": "ustawienia edytora",
        "cms-program": "program edytora",
        "data": "dane",
        "facet": "część rejestru",
        "feed": "kanał",
        "form": "formularz",
        "home": "strona główna",
        "ladders": "drogi przez poziomy",
        "media": "plik",
        "news": "aktualności",
        "not-found": "strona 404",
        "organisation": "organizacja",
        "organisations": "organizacje",
        "page": "strona",
        "picture": "obraz",
        "redirect": "dawny adres",
        "robots": "wskazówki dla robotów",
        "scheme": "program",
        "schemes": "programy",
        "search": "wyszukiwarka",
        "sitemap": "mapa serwisu",
        "tag": "tag",
        "tags": "tagi",
        "thanks": "podziękowanie",
    },
}


def kind_in_words(kind: str, lang: str) -> str:
    """A kind of page in the user's language."""
    return KINDS.get(lang, {}).get(kind, kind)
