"""File names that not every system can store."""

import re

_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE | re.DOTALL)
"""The names of devices of Windows, with any extension. Source: Microsoft, “Naming Files, Paths, and Namespaces”."""


def is_reserved(name: str) -> bool:
    """Whether Windows reserves a name of a file or folder for a device: ``con``, ``aux.md``, ``COM1``."""
    return _RESERVED.fullmatch(name.rstrip(" .")) is not None


def reserved_part(path: str) -> str | None:
    """The first part of a path with ``/`` between folders that Windows reserves for a device; None if there is none."""
    return next((part for part in path.split("/") if part and is_reserved(part)), None)
