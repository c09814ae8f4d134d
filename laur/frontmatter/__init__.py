"""Reading: the bytes of a content file to its typed value, and everything that is wrong with it as problems.

Pure, and total: no bytes whatever raise an error here.
"""

from laur.frontmatter.documents import Reading, read_document
from laur.frontmatter.site import read_site
from laur.frontmatter.unreadable import unreadable_file, unreadable_in

__all__ = ["Reading", "read_document", "read_site", "unreadable_file", "unreadable_in"]
