"""Imports content: WordPress exports, feeds and Word files become Markdown that an editor could have written.

`import_wordpress`, `import_feed` and `import_word` return an `ImportReport`: what became of each file, and what was
lost or changed.
`naming` decides paths and addresses, `link_map` where old links lead, `html` and `wordpress` convert texts, `ledger`
and `files` what a second import may overwrite.
"""

from laur.importing.findings import FileOutcome, Finding, ImportReport, Weight
from laur.importing.importer import ImportOptions, UnreadableSiteError, import_feed, import_word, import_wordpress
from laur.importing.ledger import DamagedLedgerError
from laur.importing.xml import UnreadableExportError

__all__ = [
    "DamagedLedgerError",
    "FileOutcome",
    "Finding",
    "ImportOptions",
    "ImportReport",
    "UnreadableExportError",
    "UnreadableSiteError",
    "Weight",
    "import_feed",
    "import_word",
    "import_wordpress",
]
