"""Addresses as other sites write them: one that cannot be taken apart (``http://[x/``) is a path, and no error."""

from urllib.parse import SplitResult, urljoin, urlsplit


def split_address(address: str) -> SplitResult:
    """The parts of an address; all of an invalid one is its path."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")
    return parts


def joined(base: str, address: str) -> str:
    """An address relative to another; itself if one of them is invalid."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
