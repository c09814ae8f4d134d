"""The files from which a host reads redirects and headers; only for the host that ``site.yaml`` names.

They are pages like any other: they change with the content (a new alias, a form that sends to a service) and are never
left behind by a build.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import urlsplit

from laur.model import NETLIFY, Backend, HostKind, Site
from laur.pages.aliases import moves
from laur.pages.cms import URL as EDITOR_URL
from laur.pages.page import Page, PageInputs
from laur.views import HostFileView, output
from laur.views.kinds import PageKind
from laur.views.output import DataFormat

FILES: dict[HostKind, tuple[DataFormat, ...]] = {
    HostKind.NETLIFY: (DataFormat.HEADERS, DataFormat.REDIRECTS),
    HostKind.CLOUDFLARE: (DataFormat.HEADERS, DataFormat.REDIRECTS),
    HostKind.APACHE: (DataFormat.HTACCESS,),
    HostKind.NGINX: (DataFormat.NGINX,),
}
_REPOSITORY_HOSTS = {
    Backend.GITHUB: "https://api.github.com https://github.com https://*.githubusercontent.com",
    Backend.GITLAB: "https://gitlab.com",
    Backend.GIT_GATEWAY: "https://*.netlify.app https://identity.netlify.com",
}
"""Where the browser editor reads and writes content, and images of avatars."""


def pages(inputs: PageInputs, others: Sequence[Page]) -> Iterator[Page]:
    """The files of the host, with the redirects among `others`; none if no host is named."""
    site = inputs.catalog.site
    if site.host is None:
        return
    view = partial(_view, site, site.host, others)
    for file in FILES[site.host]:
        yield Page(f"/{file}", output.data(file), site.lang, PageKind.HOST_FILE, file, view)


def _view(site: Site, host: HostKind, others: Sequence[Page]) -> HostFileView:
    return HostFileView(
        host=host.value,
        policy=_policy(site),
        editor_url=EDITOR_URL if site.features.cms else None,
        editor_policy=_editor_policy(site),
        moves=tuple(sorted(set(moves(others)))),
    )


def _policy(site: Site) -> str:
    """The strictest Content-Security-Policy with which the site works (W3C, CSP Level 3)."""
    compiled = " 'wasm-unsafe-eval'" if site.features.search else ""
    actions = (form.action for form in site.forms if form.action and form.action != NETLIFY)
    receivers = sorted({_origin(action) for action in actions if action.startswith("https://")})
    parts = (
        "default-src 'none'",
        "img-src 'self' data:",
        "style-src 'self'",
        f"script-src 'self'{compiled}",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        " ".join(("form-action 'self'", *receivers)),
        " ".join(("frame-ancestors 'self'", *sorted({_origin(address) for address in site.embed_on}))),
    )
    return "; ".join(parts)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _editor_policy(site: Site) -> str | None:
    """The policy of the browser editor, which creates code and styles as it runs."""
    if not site.features.cms:
        return None
    hosts = _REPOSITORY_HOSTS[site.cms.backend if site.cms else Backend.GIT_GATEWAY]
    return (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        f"img-src 'self' data: blob: {hosts}; connect-src 'self' blob: {hosts}; base-uri 'none'; "
        "form-action 'self'; frame-src 'self' blob:; frame-ancestors 'self'"
    )
