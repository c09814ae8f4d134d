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
    "recipe-address": "They still contain the address {address}. Once base_url is in site.yaml, run “laur init --host {host}” again, which corrects those that you did not change.",
    "recipe-host": "Set host: {kind} in content/site.yaml, for headers and redirects.",
    "recipe-host-line": "Add this line to content/site.yaml, for headers and redirects: host: {kind}",
    "recipe-extras": "Added to requirements.txt what publishing needs: laur[{extras}]. Run: pip install -r requirements.txt",
    "recipe-extras-line": "Add this line to requirements.txt, for publishing, and install it: laur[{extras}]",
    "recipe-next": "Follow the comments in these files. Guide: docs/operators.md.",
    # the files that start the desk with a double-click, on Windows, macOS and Linux; without apostrophes and & < > ( ) % ^ !
    "start": "edit-site",
    "start-title": "Edit the site",
    "start-comment": "Double-click this file to write and edit the news of this site in a browser.",
    "start-no-python": "Python is missing on this computer. Install it from the address below, then double-click this file again.",
    "start-old-python": "Python on this computer is too old: Laur needs 3.11 or newer. Install it from the address below, then double-click this file again.",
    "start-no-laur": "Laur, the program that makes this site, is not installed here yet. It can be installed now, into this folder; this takes a few minutes and needs the internet once.",
    "start-ask": "Install it? y = yes, n = no:",
    "start-failed": "Laur was not installed; the lines above say why. Is there a connection to the internet? On Debian and Ubuntu, the package python3-venv is needed as well.",
    "start-close": "Press Enter to close this window.",
    "next": "Next:\n{enter}"
    "  {prog} serve --open        preview the site while you write\n"
    "  {prog} new announcement    write your first announcement\n\n"
    "Or double-click {start} in the folder of the site, and write in forms in your browser.\n\n"
    "{announcement} is an example that explains itself; README.md says how to publish.",
}
