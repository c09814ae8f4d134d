"""The host that serves the site, if it reads its redirects and headers from files of the site."""

from enum import StrEnum


class HostKind(StrEnum):
    NETLIFY = "netlify"
    CLOUDFLARE = "cloudflare"
    APACHE = "apache"
    """Most shared hosts; also LiteSpeed, which reads the same files."""
    NGINX = "nginx"
    """An own server, whose configuration includes the file."""
