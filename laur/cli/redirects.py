"""Old addresses as the rules of a web server: a real redirect (301) instead of the page that the site has at each."""

import re
from collections.abc import Callable, Iterable, Mapping

Move = tuple[str, str]
"""Where a page stood, and where it stands: paths of the host, as a browser asks for them."""

# What means nothing to any of the servers: a dollar would begin a variable.
_SAFE = "/:?#@!&'()*+,;=%~-._"


def _nginx(old: str, new: str) -> str:
    """An entry of a `map` over `$uri`, which is decoded."""
    from urllib.parse import unquote

    return f'"{_escaped(unquote(old))}" "{_escaped(new)}";'


def _apache(old: str, new: str) -> str:
    """Matched decoded and as a whole: plain `Redirect` takes whatever begins so."""
    from urllib.parse import unquote

    return f'RedirectMatch 301 "^{_escaped(re.escape(unquote(old)))}$" "{_escaped(new)}"'


def _netlify(old: str, new: str) -> str:
    return f"{old} {new} 301!"


FORMATS: Mapping[str, Callable[[str, str], str]] = {"nginx": _nginx, "apache": _apache, "netlify": _netlify}


def rules(moves: Iterable[Move], server: str) -> list[str]:
    """A line for each old address, in the language of a server."""
    return [FORMATS[server](_encoded(old), _encoded(new)) for old, new in moves]


def _encoded(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe=_SAFE)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
