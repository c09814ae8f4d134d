"""Old addresses as the rules of a web server: a real redirect (301) instead of the page that the site has at each."""

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote, unquote

Move = tuple[str, str]
"""Where a page stood, and where it stands: paths of the host."""

_SAFE = "/:?#@!&'()*+,;=%~-._"
"""What means nothing to any of the servers: a dollar would begin a variable."""


def _nginx(old: str, new: str) -> str:
    """An entry of a `map` over `$uri`, which is decoded."""
    return f'"{_escaped(unquote(old))}" "{_escaped(_encoded(new))}";'


def _apache(old: str, new: str) -> str:
    """Matched decoded and as a whole: plain `Redirect` takes whatever begins so."""
    return f'RedirectMatch 301 "^{_escaped(re.escape(unquote(old)))}$" "{_escaped(_encoded(new))}"'


def _netlify(old: str, new: str) -> str:
    return f"{_encoded(old)} {_encoded(new)} 301!"


FORMATS: Mapping[str, Callable[[str, str], str]] = {"nginx": _nginx, "apache": _apache, "netlify": _netlify}


def rules(moves: Iterable[Move], server: str) -> list[str]:
    """A line for each old address, in the language of a server."""
    return [FORMATS[server](old, new) for old, new in moves]


def _encoded(path: str) -> str:
    return quote(path, safe=_SAFE)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
