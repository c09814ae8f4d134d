"""A reader's comment that an editor approved, as a file of its own beside the announcement.

The comments of ``news/2024/gala.md`` are the files of ``news/2024/gala.comments/``. Who keeps a comment out of the site
deletes its file; nothing else says whether it is approved. No address of its author is ever kept here.
"""

from laur.model.dates import Moment
from laur.model.scalars import Entry, Lang, Slug, Text, Url

COMMENTS_SUFFIX = ".comments"
"""Ends the name of the folder of an announcement's comments."""


class Comment(Entry, frozen=True, kw_only=True):
    """What a reader said of an announcement; the text is the file's body."""

    author: Text
    """The name under which it was written."""
    date: Moment | None = None
    """When, in the site's time zone."""
    url: Url | None = None
    """The author's own page."""
    reply_to: Slug | None = None
    """The comment of the same announcement that this one answers, by its file name without ``.md``."""
    lang: Lang | None = None


def announcement_of(path: str) -> str | None:
    """The announcement to which the comment at `path` belongs; None if no comment can stand there."""
    folder, _, name = path.rpartition("/")
    beside = folder.removesuffix(COMMENTS_SUFFIX)
    return f"{beside}.md" if path.startswith("news/") and beside != folder and name.endswith(".md") else None
