"""What `init` says, in English."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "not-empty": "{folder} is not empty: it contains {name}. Name an empty folder or a new one.",
    "no-folder": "{folder} is not a folder. Name an empty folder or a new one.",
    "for": "For whom is this site?",
    "for.organisation": "one organisation that shows its own certificates",
    "for.association": "an association or portal with a register of several organisations",
    "for.number": "Number",
    "nothing-written": "Nothing was written.",
    "here": "Created a site in this folder: {files:file|files}{layouts}.",
    "there": "Created a site in {folder}: {files:file|files}{layouts}.",
    "layouts": ", plus layouts to edit",
    "recipe": "Wrote for {host}: {files}.",
    "recipe-kept": "Kept, because they were there with other content: {files}.",
    "recipe-next": "Follow the comments in these files. Guide: docs/operators.md.",
    "next": "Next:\n{enter}"
    "  {prog} serve --open        preview the site while you write\n"
    "  {prog} new announcement    write your first announcement\n\n"
    "{announcement} is an example that explains itself; README.md says how to publish.",
}
