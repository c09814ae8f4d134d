"""Site-relative URLs as paths or absolute URLs of the site."""

from laur.views import Frame


def under_base(url: str, frame: Frame) -> str:
    """A site-relative URL with the base path; other URLs stay unchanged."""
    return f"{frame.base_path}{url}" if url.startswith("/") and not url.startswith("//") else url


def absolute(url: str, frame: Frame) -> str:
    """A site-relative URL with scheme and host; only with the base path if the site has no `base_url`."""
    is_own = url.startswith("/") and not url.startswith("//")
    return f"{frame.base_url}{url}" if frame.base_url and is_own else under_base(url, frame)
