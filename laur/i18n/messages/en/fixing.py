"""What `check --fix` prints."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "none": "None of the problems can be fixed automatically.",
    "ask": "Make {fixes:change|changes} in {files:file|files}? [y/N]",
    "yes": "y yes",
    "not-written": "Nothing was changed.",
    "how-to-confirm": "Nothing was changed. To make these changes, run: check --fix --yes",
    "changed-meanwhile": "{file} was saved by somebody else meanwhile. Nothing was changed. Run the command again.",
    "label": "Problems fixed",
    "written": "{fixes:problem|problems} fixed in {files:file|files}.",
    "format": "--fix works only with --format text.",
}
