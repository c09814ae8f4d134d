"""The host that serves the site, if it reads its redirects and headers from files of the site."""

from enum import StrEnum


class HostKind(StrEnum):
    NETLIFY = "netlify"
    CLOUDFLARE = "cloudflare"
    APACHE = "apache"
    """Most shared hosts; also LiteSpeed, which reads the same files."""
    NGINX = "nginx"
    """An own server, whose configuration includes the file."""


HOST_FILE_NOTE = "Written by Laur, because site.yaml names this host. Every build writes it again."
"""The first line of each file for a host, after ``# ``, by which a build recognises its own."""
HIDDEN_HOST_FILES = frozenset({".htaccess", ".nginx.conf"})
"""The hidden files at the top of a site that Laur can write; all others there are somebody else's."""
