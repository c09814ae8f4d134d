"""What the settings and the requirements of a site need for a host, added to these files without other changes."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from laur.editing import FieldEdit, NotEditable, edit_front_matter
from laur.model import HostKind, Site, TargetKind
from laur.scaffold.host_recipes import RecipeHost

HOST_KINDS: Mapping[RecipeHost, HostKind] = MappingProxyType(
    {
        RecipeHost.NETLIFY: HostKind.NETLIFY,
        RecipeHost.CLOUDFLARE: HostKind.CLOUDFLARE,
        RecipeHost.OWN_SERVER: HostKind.NGINX,
        RecipeHost.SHARED_HOST: HostKind.APACHE,
    }
)
"""The `host` of ``site.yaml`` for each recipe whose host reads files with headers and redirects."""
_HOST_KEY = re.compile(rb"^['\"]?host['\"]?[ \t]*:", re.MULTILINE)
_EXTRAS = {TargetKind.SFTP: "sftp", TargetKind.S3: "s3"}
"""The extra of the package that a target needs; the others need none."""
_REQUIREMENT = re.compile(
    r"^(?P<name>[ \t]*laur)(?:[ \t]*\[(?P<extras>[^\]\n]*)\])?(?![\w.-])", re.MULTILINE | re.IGNORECASE
)
"""The package as a line of ``requirements.txt`` (PEP 508), up to its extras."""


def with_host(settings: bytes, kind: HostKind) -> bytes | None:
    """The settings of a site with this host, other bytes as they were; None if they name one or cannot be edited."""
    if _HOST_KEY.search(settings):
        return None
    edited = edit_front_matter(settings, Site, [FieldEdit(("host",), kind.value)])
    return None if isinstance(edited, NotEditable) else edited


def extras_for(host: RecipeHost, targets: Iterable[TargetKind]) -> tuple[str, ...]:
    """The extras of the package that this computer needs to publish.

    Those of the targets; for a shared host without a target that of SFTP, which most of them offer. None for hosts that
    build the site themselves.
    """
    kinds = set(targets) or ({TargetKind.SFTP} if host is RecipeHost.SHARED_HOST else set())
    publishes_here = host in {RecipeHost.OWN_SERVER, RecipeHost.SHARED_HOST}
    return tuple(sorted(_EXTRAS[kind] for kind in kinds if kind in _EXTRAS)) if publishes_here else ()


def with_extras(requirements: str, extras: Iterable[str]) -> str | None:
    """The text of ``requirements.txt`` with these extras of the package; None if no line names the package."""
    found = _REQUIREMENT.search(requirements)
    if found is None:
        return None
    present = [extra.strip() for extra in (found["extras"] or "").split(",") if extra.strip()]
    added = [extra for extra in extras if extra not in present]
    if not added:
        return requirements
    line = f"{found['name']}[{','.join([*present, *added])}]"
    return requirements[: found.start()] + line + requirements[found.end() :]
