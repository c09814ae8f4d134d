"""What the preview says in the terminal and in its pages, in English."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # in the terminal
    "opened": "Preview: {url}  (press Ctrl+C to stop)",
    "seen-by-others": "Note: with --host {host}, everyone on this network can see the preview, including drafts.",
    "port-in-use": "Port {port} on {host} is in use by another program, perhaps another preview. "
    "Stop that program, or choose another port: --port {next}",
    "cannot-listen": "The preview cannot use the address {host}, port {port}: {reason}. "
    "Choose another address or port: --host, --port",
    "not-rebuilt": "Not rebuilt: {reason} Laur will try again.",
    "rebuilt": "{what}: {pages:page|pages}{difference}, {seconds:.2f} s",
    "unchanged": "{what}: not rebuilt because of errors; the pages stay as they were, {seconds:.2f} s",
    "first-time": "site loaded",
    "reloaded": "site reloaded",
    "more": "{first} and {count} more",
    "form-received": "Form submitted: {file}",
    "comment-received": "New comment: {file}\n  To approve it, move it to {destination}",
    # in a page: problems and hints
    "problems": "To fix",
    "outdated": "This page could not be updated. You see its previous version.",
    "more-problems": "{count} more: see the terminal.",
    "hints": "Worth improving",
    "hide": "Hide",
    # replies to a form
    "no-form": "There is no such form.",
    "not-form-data": "This is not the data of a form.",
    "fields-invalid": "Please correct: {fields}.",
    "inbox-full": "The inbox is full.",
    "not-saved": "The message could not be saved.",
    "other-origin": "Only the preview's own pages can submit forms.",
    "length-missing": "The request must state the length of its content.",
    "too-long": "The message is too long.",
    "not-a-form": "Only the fields of a form are accepted (application/x-www-form-urlencoded).",
    # replies to other requests
    "read-only": "The preview only shows pages.",
    "one-host": "A request must name one host.",
    "no-path": "A request must name a path.",
    "host-invalid": "The host is not valid.",
    "host-unknown": "The preview is only available on this machine, under the machine's own names.",
    "file-gone": "The file no longer exists.",
}
