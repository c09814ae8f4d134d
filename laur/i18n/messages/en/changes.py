"""Changes of several documents: what they are called, and why one cannot be made."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # what was done
    "done.tag": "Tag “{old}” renamed to “{new}”",
    "done.move": "{old} moved to {new}",
    "done.event": "Certificate {id}: {type}",
    "done.publication": "Publication of {path}",
    "done.copy": "{path} copied to {new}",
    "done.comment": "Comment accepted: {path}",
    "done.undo": "Undone: {label}",
    # why not
    "no-document": "There is no document {path}.",
    "exists": "There is a file {path} already.",
    "not-editable": "{path} cannot be changed without changing more than this: {why} Nothing was changed.",
    "no-tag": "No announcement has the tag “{value}”.",
    "no-tag.near": "No announcement has the tag “{value}”. Did you mean “{nearest}”?",
    "same-tag": "The tag is written like this everywhere already: “{value}”.",
    "tag-empty": "A tag needs letters or digits.",
    "name-invalid": "{path} cannot be the name of a document. Use lower-case letters without accents, digits and hyphens.",
    "other-kind": "{path} would be a document of another kind. Keep it in the folder {folder}.",
    "link": "A link to {target} in the text of {path} cannot be changed safely. Change it there first.",
    "no-certificate": "There is no certificate {id}.",
    "not-stated-here": "{key} is nothing that can be corrected.",
    "no-language": "The document cannot be translated into “{lang}”: the site has {known}.",
    "is-translated": "There is a translation already: {path}.",
    # on the terminal
    "ask": "Make these changes in {files:file|files}? [y/N]",
    "yes": "y yes",
    "not-written": "Nothing was changed.",
    "how-to-confirm": "Nothing was changed. To make these changes, add --yes.",
    "changed-meanwhile": "{path} was saved by somebody else meanwhile. Nothing was changed. Run the command again.",
    "written": "{label}: {files:file|files} changed. laur undo takes it back.",
    "nothing-to-undo": "There is nothing to undo.",
    "undone": "{label}: {files:file|files} put back.",
    "site-unreadable": "The site cannot be read. Correct the problems first: laur check",
}
