"""Checks of the targets in ``site.yaml``: the keys that each kind needs, and passwords that must not be there."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import fields

from laur.model import USED_KEYS, Compression, Places, PublishTarget, Site, TargetKind
from laur.problems import Problem, problem


def publish_problems(path: str, site: Site, places: Places) -> Iterator[Problem]:
    """Keys that are missing or have no use, addresses with a password, and compression that a host cannot serve."""
    for name, target in site.publish.items():
        at = f"publish.{name}"
        needed, possible = USED_KEYS[target.kind]
        for key in needed:
            if not getattr(target, key):
                yield problem("publish-key-missing", path, places.at(at), key=key, value=target.kind)
        for each in fields(PublishTarget):
            key = each.name
            is_stated = getattr(target, key) not in (each.default, ())
            if is_stated and key not in {"kind", *needed, *possible}:
                known = ", ".join((*needed, *possible))
                yield problem(
                    "publish-key-needless",
                    path,
                    places.at(f"{at}.{key}"),
                    length=len(key),
                    key=key,
                    value=target.kind,
                    known=known,
                )
        yield from _password_problems(path, target, at, places)
        if target.kind is TargetKind.S3 and Compression.BROTLI in target.compress:
            place = places.at(f"{at}.compress.{target.compress.index(Compression.BROTLI)}")
            yield problem("publish-compression", path, place, length=len(Compression.BROTLI))


def _password_problems(path: str, target: PublishTarget, at: str, places: Places) -> Iterator[Problem]:
    for key in ("repository", "endpoint", "host", "url"):
        address = getattr(target, key)
        if address and _has_password(address):
            yield problem("publish-password", path, places.at(f"{at}.{key}"), length=len(address), key=key)


def _has_password(address: str) -> bool:
    """Whether an address contains a password, or a token in the place of a user: ``https://token@host/…``."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        return bool(parts.password) or (parts.scheme in {"http", "https"} and bool(parts.username))
    except ValueError:
        return False
