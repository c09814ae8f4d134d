"""Reading: the bytes of a content file to its typed value, and everything that is wrong with it as problems.

Pure, and total: no bytes whatever raise an error here.
"""

from laur.reading.documents import Reading, read_document
from laur.reading.lost import lost_file, lost_in
from laur.reading.site import read_site

__all__ = ["Reading", "lost_file", "lost_in", "read_document", "read_site"]
