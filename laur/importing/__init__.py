"""Content from elsewhere: a WordPress export or a feed becomes documents that an editor could have written.

`import_wordpress` and `import_feed` read like tables of contents. What is written, and what could not be carried over,
is their `ImportReport`. How texts change is in `tidy` and `markdown`, what stands where in `naming` and `atlas`, what a
second run may touch in `landing` and `ledger`.
"""

from laur.importing.findings import Done, Finding, ImportReport, Weight
from laur.importing.importer import ImportOptions, UnreadyError, import_feed, import_wordpress
from laur.importing.ledger import DamagedError
from laur.importing.xml import UnreadableExportError

__all__ = [
    "DamagedError",
    "Done",
    "Finding",
    "ImportOptions",
    "ImportReport",
    "UnreadableExportError",
    "UnreadyError",
    "Weight",
    "import_feed",
    "import_wordpress",
]
