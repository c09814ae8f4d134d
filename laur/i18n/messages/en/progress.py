"""What a long command is doing, on one line of a terminal."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "begun": "{doing}: {count} …",
    "going": "{doing}: {done} of {count}",
    "left": "about {time} left",
    "reading": "Reading files",
    "images": "Inspecting images",
    "search": "Indexing pages for search",
    "rendering": "Rendering pages",
    "external-links": "Checking links to other sites",
    "publishing": "Publishing",
    "verifying": "Reading back files",
    "sent": "{doing}: {done} of {count} files, {sent} of {size}",
    "importing": "Importing entries",
}
