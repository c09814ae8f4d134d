"""English messages for problems with layouts, the output folder, the browser editor and search."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # layouts
    "layout-missing": MessageTemplate(
        "There is no layout “{value}”.", "Add it to the layouts folder.", near="Did you mean “{nearest}”?"
    ),
    "layout-syntax": MessageTemplate("The layout cannot be read: {reason}.", "Correct this line."),
    "layout-dynamic": MessageTemplate(
        "The name of a layout is computed here.",
        "Write the layout's name in quotation marks, so that Laur notices changes to it.",
    ),
    "layout-undefined": MessageTemplate(
        "The layout uses something that does not exist: {reason}.",
        "Correct the name, or check it with “is defined”. Page: {url}.",
    ),
    "layout-failed": MessageTemplate("The layout failed: {reason}.", "Correct this line. Page: {url}."),
    "layouts-missing": MessageTemplate(
        "The layouts folder {folder} does not exist or is empty.",
        "Name another one with --layouts. If there is no folder “layouts”, Laur uses its own.",
    ),
    "words-missing": MessageTemplate(
        "language/{language}.yaml has no text “{value}”.", "Add “{value}: …” to language/{language}.yaml."
    ),
    "words-placeholder": MessageTemplate(
        "The text “{value}” in language/{language}.yaml contains {name}, but there is no such value here.",
        "Use only: {known}.",
    ),
    "words-file-missing": MessageTemplate(
        "The site has the language “{language}”, but the layouts have no texts for it.",
        "Add language/{language}.yaml with the same keys as in the other languages.",
    ),
    "words-syntax": MessageTemplate("The language file cannot be read: {reason}.", "Write one “key: text” per line."),
    # output
    "output-foreign": MessageTemplate(
        "Nothing shows that Laur wrote {folder}: it has no build.json.",
        "Name another folder with --output, or move this one elsewhere. If it has only an earlier site, delete it.",
    ),
    "host-file-foreign": MessageTemplate(
        "{file} was not created by Laur, but “host” in site.yaml needs a file with that name.",
        "Move its rules to the configuration of the server and delete the file, or remove “host” from site.yaml.",
    ),
    "output-unwritable": MessageTemplate(
        "Cannot write to {folder}: {reason}.", "Check its permissions and the free space on the disk."
    ),
    # the browser editor
    "cms-not-installed": MessageTemplate(
        "The site has a browser editor (features.cms in site.yaml), but its program, Decap CMS, is not in node_modules/ in {folder}.",
        "Install it there with npm install decap-cms@3, or remove cms from site.yaml.",
    ),
    # search
    "search-not-installed": MessageTemplate(
        "The site has search (features.search in site.yaml), but {value}, which it needs, is not installed.",
        "Install it with pip install \"laur[search]\", or remove search from site.yaml.",
    ),
    "search-failed": MessageTemplate(
        "The search index could not be created: {reason}.",
        "Build again. If it happens again, remove search from site.yaml and report it.",
    ),
}
