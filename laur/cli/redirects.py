"""Redirect rules (301) for web servers, from the old URLs of pages; they replace the redirect pages of the site."""

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote, unquote

Move = tuple[str, str]
"""The old and the new path of a page on its host."""

_SAFE = "/:?#@!&'()*+,;=%~-._"
"""Characters without a special meaning to these servers; a dollar sign, for one, begins a variable."""


def _nginx(old: str, new: str) -> str:
    """An entry of a `map` of `$uri`, which nginx decodes."""
    return f'"{_escaped(unquote(old))}" "{_escaped(_encoded(new))}";'


def _apache(old: str, new: str) -> str:
    """Matches the whole decoded path; `Redirect` would also match longer paths."""
    return f'RedirectMatch 301 "^{_escaped(re.escape(unquote(old)))}$" "{_escaped(_encoded(new))}"'


def _netlify(old: str, new: str) -> str:
    return f"{quote(unquote(old), safe=_SAFE.replace('%', ''))} {_encoded(new)} 301!"


FORMATS: Mapping[str, Callable[[str, str], str]] = {"nginx": _nginx, "apache": _apache, "netlify": _netlify}


def rules(moves: Iterable[Move], server: str) -> list[str]:
    """A line for each old URL, in the syntax of a server: a key of `FORMATS`."""
    return [FORMATS[server](old, new) for old, new in moves]


def _encoded(path: str) -> str:
    return quote(path, safe=_SAFE)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
