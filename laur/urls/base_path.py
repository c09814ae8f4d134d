"""Puts site-relative URLs where the site will stand."""

from laur.views import Frame


def under_base(url: str, frame: Frame) -> str:
    """A site-relative URL under the base path; any other is left as it is."""
    return f"{frame.base_path}{url}" if url.startswith("/") and not url.startswith("//") else url


def absolute(url: str, frame: Frame) -> str:
    """A site-relative URL with scheme and host; under the base path where the site does not know where it stands."""
    is_own = url.startswith("/") and not url.startswith("//")
    return f"{frame.base_url}{url}" if frame.base_url and is_own else under_base(url, frame)
