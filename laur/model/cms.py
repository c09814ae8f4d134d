"""Settings of the browser editor (Decap CMS): where it saves content."""

from enum import StrEnum

from laur.model.scalars import Entry, Text, Url


class Backend(StrEnum):
    GIT_GATEWAY = "git-gateway"
    GITHUB = "github"
    GITLAB = "gitlab"


class Cms(Entry, frozen=True, kw_only=True):
    backend: Backend = Backend.GIT_GATEWAY
    """The host of the repository, or a gateway to it that has separate accounts."""
    repo: Text | None = None
    """The repository at that host: ``owner/name``."""
    branch: Text = "main"
    login: Url | None = None
    """The address of an own service that signs editors in; None for the usual one of the backend."""
    content: Text = "content"
    """The content folder in the repository."""
