"""The texts of the browser editor's forms, without the labels and meanings of keys, in English."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "news": "News",
    "news.one": "Announcement",
    "organisations": "Organisations",
    "organisations.one": "Organisation",
    "schemes": "Schemes",
    "schemes.one": "Scheme",
    "pages": "Pages",
    "pages.one": "Page",
    "body": "Text",
    "raw": "The visual editor would not keep everything in this text, so it is shown as it is in the file.",
    "example": "For example: {example}",
    "true": "On",
    "false": "Off",
    "certificate": "Certificate",
    "reference": "More evidence of an existing certificate",
}
