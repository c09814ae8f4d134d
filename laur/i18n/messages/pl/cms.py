"""The texts of the browser editor's forms, without the labels and meanings of keys, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "news": "Aktualności",
    "news.one": "Aktualność",
    "organisations": "Organizacje",
    "organisations.one": "Organizacja",
    "schemes": "Programy",
    "schemes.one": "Program",
    "pages": "Strony",
    "pages.one": "Strona",
    "body": "Treść",
    "raw": "Edytor wizualny nie zachowałby wszystkiego, co jest w tej treści, dlatego widzisz ją tak, jak jest zapisana w pliku.",
    "example": "Na przykład: {example}",
    "true": "Włączone",
    "false": "Wyłączone",
    "certificate": "Certyfikat",
    "reference": "Kolejne źródło istniejącego certyfikatu",
}
