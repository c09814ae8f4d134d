"""Redirects and headers in the formats of hosts: ``_headers`` and ``_redirects``, ``.htaccess``, and nginx.

All set the same headers as docs/operators.md, and redirect (301) from the old URLs of pages.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote

from laur.model.hosting import HOST_FILE_NOTE
from laur.views import Frame, HostFileView, View

ALWAYS = "public, max-age=0, must-revalidate"
"""Browsers keep a page, and ask each time whether it changed."""
FOR_EVER = "public, max-age=31536000, immutable"
"""For assets, whose names contain a part of their digest."""
_SAFE = "/:?#@!&'()*+,;=%~-._"
"""Characters without a special meaning to these hosts; a dollar sign, for one, begins a variable."""


def write_headers(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """``_headers`` of Netlify and Cloudflare Pages.

    Where several rules match, the last one counts on Netlify; Cloudflare joins the values unless a rule removes the
    earlier one (``! Name``). Both revalidate pages by default.
    """
    assert isinstance(view, HostFileView)
    removes = view.host == "cloudflare"
    lines = [
        f"# {HOST_FILE_NOTE}",
        f"{frame.base_path}/*",
        *(f"  {name}: {value}" for name, value in _headers(view.policy)),
    ]
    lines += [f"{frame.base_path}/assets/*", f"  Cache-Control: {FOR_EVER}"]
    if view.editor_url and view.editor_policy:
        lines.append(f"{frame.base_path}{view.editor_url}*")
        lines += ["  ! Content-Security-Policy"] if removes else []
        lines.append(f"  Content-Security-Policy: {view.editor_policy}")
    return _text(lines)


def write_redirects(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """``_redirects`` of Netlify and Cloudflare Pages. Netlify shows a page at an old URL unless a rule is forced."""
    assert isinstance(view, HostFileView)
    status = "301!" if view.host == "netlify" else "301"
    plain = _SAFE.replace("%", "")
    moves = _moves(view, frame)
    return _text([f"# {HOST_FILE_NOTE}", *(f"{quote(old, safe=plain)} {_encoded(new)} {status}" for old, new in moves)])


def write_htaccess(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """``.htaccess`` of Apache, for hosts that allow `AllowOverride FileInfo Indexes`; missing modules are left out."""
    assert isinstance(view, HostFileView)
    base = frame.base_path
    return _text(
        [
            f"# {HOST_FILE_NOTE}",
            f"ErrorDocument 404 {base}/404.html",
            "DirectoryIndex index.html",
            "AddDefaultCharset utf-8",
            *(f"AddType {kind} .{suffix}" for suffix, kind in _TYPES),
            "AddCharset utf-8 .css .csv .ics .js .ttl",
            "<IfModule mod_filter.c>",
            f"  AddOutputFilterByType DEFLATE {' '.join(_COMPRESSED)}",
            "</IfModule>",
            "<IfModule mod_alias.c>",
            r'  RedirectMatch 404 "/\.(?!well-known/)"',
            *(f"  {_apache_redirect(old, new)}" for old, new in _moves(view, frame)),
            "</IfModule>",
            "<IfModule mod_headers.c>",
            *(f'  Header always set {name} "{value}"' for name, value in _headers(view.policy)),
            *_htaccess_editor(view, base),
            f'  Header always set Cache-Control "{ALWAYS}"',
            f'  Header always set Cache-Control "{FOR_EVER}" "{_is_below(f"{base}/assets/")} && {_FOUND}"',
            "</IfModule>",
        ]
    )


def write_nginx(view: View, frame: Frame, _bodies: Mapping[str, str]) -> bytes:
    """What a `server` of nginx includes. An `add_header` in a `location` would remove those of the server."""
    assert isinstance(view, HostFileView)
    base, headers = frame.base_path, tuple(_headers(view.policy))
    assets = [*_added(headers), f'add_header Cache-Control "{FOR_EVER}";']
    editor = _added((*_headers(view.editor_policy or ""), ("Cache-Control", ALWAYS)))
    return _text(
        [
            f"# {HOST_FILE_NOTE}",
            "# In the server: include /srv/news/site/.nginx.conf; and after a new alias: nginx -s reload",
            "index index.html;",
            f"error_page 404 {base}/404.html;",
            "charset utf-8;",
            "charset_types text/html text/css text/javascript text/csv text/calendar text/turtle text/plain;",
            "gzip on;",
            "gzip_vary on;",
            f"gzip_types {' '.join(kind for kind in _COMPRESSED if kind != 'text/html')};",
            *_added((*headers, ("Cache-Control", ALWAYS))),
            f"location ^~ {base}/assets/ {{ {' '.join(assets)} }}",
            *([f"location ^~ {base}{view.editor_url} {{ {' '.join(editor)} }}"] if view.editor_url else []),
            r"location ~ /\.(?!well-known/) { return 404; }",
            *(f"location ~ \\.{suffix}$ {{ default_type {kind}; }}" for suffix, kind in _TYPES),
            *(
                f"location = {_quoted(old)} {{ return 301 {_quoted(_encoded(new))}; }}"
                for old, new in _moves(view, frame)
            ),
        ]
    )


_TYPES = (
    *(("csv", "text/csv"), ("ics", "text/calendar"), ("jsonld", "application/ld+json"), ("ttl", "text/turtle")),
    *(("wasm", "application/wasm"), ("woff2", "font/woff2")),
)
"""Media types that servers often do not know."""
_FOUND = "%{REQUEST_STATUS} in {'200','206','304'}"
"""A condition of Apache for all but errors."""
_COMPRESSED = (
    *("text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml", "application/json"),
    *("application/xml", "text/xml", "text/csv", "text/calendar", "text/turtle", "application/ld+json"),
)


def _headers(policy: str) -> Iterator[tuple[str, str]]:
    yield "Content-Security-Policy", policy
    yield "X-Content-Type-Options", "nosniff"
    yield "Referrer-Policy", "strict-origin-when-cross-origin"


def _moves(view: HostFileView, frame: Frame) -> Iterator[tuple[str, str]]:
    """The old path, decoded, and the new one of each redirect."""
    return ((unquote(f"{frame.base_path}{old}"), f"{frame.base_path}{new}") for old, new in view.moves)


def _apache_redirect(old: str, new: str) -> str:
    """Matches the whole path; `Redirect` would also match longer ones."""
    return f"RedirectMatch 301 {_quoted(f'^{re.escape(old)}$')} {_quoted(_encoded(new))}"


def _nginx_redirect(old: str, new: str) -> str:
    return f"location = {_quoted(old)} {{ return 301 {_quoted(_encoded(new))}; }}"


def _htaccess_editor(view: HostFileView, base: str) -> Iterator[str]:
    if view.editor_url and view.editor_policy:
        where = _is_below(base + view.editor_url)
        yield f'  Header always set Content-Security-Policy "{view.editor_policy}" "{where}"'


def _is_below(path: str) -> str:
    """A condition of Apache for all URLs that begin with a path."""
    return f"expr=%{{REQUEST_URI}} =~ m#^{re.escape(path)}#"


def _added(headers: Iterable[tuple[str, str]]) -> list[str]:
    return [f'add_header {name} "{value}" always;' for name, value in headers]


def _encoded(path: str) -> str:
    return quote(path, safe=_SAFE)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
