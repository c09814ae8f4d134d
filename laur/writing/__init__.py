"""The way back from values to content: front matter as an editor would write it. Pure: text comes out, no file."""

from laur.writing.commented import commented
from laur.writing.frontmatter import Value, document, entry_values, front_matter

__all__ = ["Value", "commented", "document", "entry_values", "front_matter"]
