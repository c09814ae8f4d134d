"""Readers' comments: each is a separate file next to its announcement.

The comments of ``news/2024/gala.md`` are the files in ``news/2024/gala.comments/``. Every file there is an approved
comment; to remove a comment, an editor deletes its file. The author's e-mail address is never stored.
"""

from laur.model.dates import Moment
from laur.model.scalars import Entry, Lang, Slug, Text, Url

COMMENTS_SUFFIX = ".comments"
"""The end of the name of the folder with an announcement's comments."""


class Comment(Entry, frozen=True, kw_only=True):
    """A reader's comment on an announcement; its text is the body of the file."""

    author: Text
    """The name that the author gave."""
    date: Moment | None = None
    """When, in the site's time zone."""
    url: Url | None = None
    """The author's website."""
    reply_to: Slug | None = None
    """The comment of the same announcement that this one answers, by its file name without ``.md``."""
    lang: Lang | None = None


def announcement_of(path: str) -> str | None:
    """The announcement to which the comment at `path` belongs; None if no comment can be there."""
    folder, _, name = path.rpartition("/")
    stem = folder.removesuffix(COMMENTS_SUFFIX)
    return f"{stem}.md" if path.startswith("news/") and stem != folder and name.endswith(".md") else None
