"""What `init` says, in English."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "not-empty": "{folder} is not empty: it contains {name}. Name an empty folder or a new one.",
    "no-folder": "{folder} is not a folder. Name an empty folder or a new one.",
    "here": "Created a site in this folder: {files:file|files}{layouts}.",
    "there": "Created a site in {folder}: {files:file|files}{layouts}.",
    "layouts": ", plus layouts to edit",
    "next": "Next:\n{enter}"
    "  {prog} serve --open        preview the site while you write\n"
    "  {prog} new announcement    write your first announcement\n\n"
    "{announcement} is an example that explains itself; README.md says how to publish.",
}
