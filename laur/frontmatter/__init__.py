"""Front matter: read to typed values and problems, written as YAML, described as JSON Schema.

Reading is pure and never raises: whatever the bytes of a file are, the result is a value, problems, or both.
"""

from laur.frontmatter.documents import Reading, read_document
from laur.frontmatter.site import read_site
from laur.frontmatter.unreadable import unreadable_file, unreadable_in

__all__ = ["Reading", "read_document", "read_site", "unreadable_file", "unreadable_in"]
