"""The only place where a path becomes a URL, and a URL a path.

A path has the characters of the file's name: ``media/zdjęcia z gali.jpg``. A URL has them percent-encoded (RFC 3986):
``/media/zdj%C4%99cia%20z%20gali.jpg``. All URLs in Laur are encoded; only paths are decoded.
"""

from urllib.parse import quote, unquote

_SAFE = "/-._~!$&*+=:@"
"""Characters that stay as they are. Commas, quotes and brackets are encoded as well: ``srcset`` and CSS give them a
meaning of their own."""


def url_of(path: str) -> str:
    """The site-relative URL of a path: with a leading slash, percent-encoded."""
    return f"/{quote(path.lstrip('/'), safe=_SAFE)}"


def path_of(url: str) -> str:
    """The path that a URL names, decoded; without a leading slash, query and fragment."""
    return path_part(url).lstrip("/")


def path_part(url: str) -> str:
    """The path in a URL or in a relative reference, decoded, without query and fragment."""
    if "%" not in url and "?" not in url and "#" not in url:
        return url  # as nearly all are; a build asks for each several times
    return unquote(url.partition("#")[0].partition("?")[0])


def normal_url(url: str) -> str:
    """A site-relative URL as `url_of` writes it, however it was written; query and fragment are kept."""
    address, mark, fragment = url.partition("#")
    path, question, query = address.partition("?")
    return f"{url_of(unquote(path))}{question}{query}{mark}{fragment}"


def decoded(text: str, errors: str = "replace") -> str:
    """A part of a URL, such as a fragment, as text. `errors` is what to do with bytes that are not UTF-8."""
    return unquote(text, errors=errors)


def encoded(text: str) -> str:
    """A text as a part of a URL that ends at no sign of it, such as a fragment."""
    return quote(text, safe="")
