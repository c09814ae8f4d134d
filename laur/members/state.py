"""What the last pulls found out about each member: whether and since when it does not answer, and its validators.

The file is committed with the content, so that a build on another computer knows it too. It changes only if something
about a member changes, not with every pull.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from laur.system.formats import DECODE_FAULTS

STATE_FILE = "members/.pull.json"
"""In the content folder; a build ignores it."""
_VERSION = 1
_NOTE = "Written by laur pull. Commit it with the content: laur status reads it."


class DamagedStateError(Exception):
    """The state cannot be read; the argument is its path."""


class Validators(Struct, frozen=True, omit_defaults=True):
    """What a server said about an answer, so that it can say whether it changed (RFC 9110, section 13)."""

    etag: str = ""
    last_modified: str = ""


class MemberState(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The state of one member."""

    register: str = ""
    """The address that was fetched last."""
    validators: Validators = Validators()
    feed: str = ""
    feed_validators: Validators = Validators()
    silent_since: date | None = None
    """The day of the first pull in a row without a usable register; None if the last one had one."""
    reason: str = ""
    """Why there was none."""
    detail: str = ""
    entry: str = ""
    feed_silent_since: date | None = None
    feed_reason: str = ""
    feed_detail: str = ""


class _StateFile(Struct, frozen=True):
    version: int
    note: str
    members: dict[str, MemberState]


def read_state(content: Path) -> Mapping[str, MemberState]:
    """The states by member; none if there is no file. Raises `DamagedStateError`."""
    file = content / STATE_FILE
    try:
        found = msgspec.json.decode(file.read_bytes(), type=_StateFile)
    except FileNotFoundError:
        return {}
    except DECODE_FAULTS as error:
        raise DamagedStateError(file) from error
    if found.version != _VERSION:
        raise DamagedStateError(file)
    return found.members


def state_data(members: Mapping[str, MemberState]) -> bytes:
    """The file: a member on each line, sorted."""
    encode = msgspec.json.encode
    lines = ",\n".join(f"  {encode(key).decode()}: {encode(members[key]).decode()}" for key in sorted(members))
    body = f"{{\n{lines}\n }}" if lines else "{}"
    return f'{{\n "version": {_VERSION},\n "note": "{_NOTE}",\n "members": {body}\n}}\n'.encode()
