"""How problems of layouts, the output and what is made beside it are said in English."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # layouts
    "layout-missing": MessageTemplate(
        "There is no layout “{value}”.", "Put it into the layouts folder.", near="Did you mean “{nearest}”?"
    ),
    "layout-syntax": MessageTemplate("The layout cannot be read: {reason}.", "Correct this line."),
    "layout-dynamic": MessageTemplate(
        "A layout's name is computed here.", "Name the layout in quotation marks, so that changes to it are noticed."
    ),
    "layout-undefined": MessageTemplate(
        "The layout asks for something that there is not: {reason}.",
        "Correct the name, or test with “is defined”. Page: {url}.",
    ),
    "layout-failed": MessageTemplate("The layout failed: {reason}.", "Correct this line. Page: {url}."),
    "layouts-missing": MessageTemplate(
        "There is no layouts folder {folder}, or nothing is in it.",
        "Name another with --layouts. Where nothing is called layouts, Laur uses its own.",
    ),
    "words-missing": MessageTemplate("The wording “{value}” is missing in {language}.", "Add it to language/{language}.yaml."),
    "words-placeholder": MessageTemplate(
        "The wording “{value}” of {language} has {name}, for which there is no value.",
        "Correct it in language/{language}.yaml: here stand {known}.",
    ),
    "words-file-missing": MessageTemplate(
        "The site speaks “{language}”, and the layouts have no wording for it.",
        "Add language/{language}.yaml with the keys of the other languages.",
    ),
    "words-syntax": MessageTemplate("The wording cannot be read: {reason}.", "Write one “key: text” a line."),
    # output
    "output-foreign": MessageTemplate(
        "What stands at {folder} was not made by Laur, or is no folder.",
        "Name another folder with --output, or clear this away yourself.",
    ),
    "output-unwritable": MessageTemplate(
        "{folder} cannot be written: {reason}.", "Check its permissions and the space on the disk."
    ),
    # the browser editor
    "cms-not-installed": MessageTemplate(
        "The site has a browser editor (features.cms in site.yaml), but its program, Decap CMS, is not in node_modules/ in {folder}.",
        "Install it there: npm install decap-cms@3. Or take cms out of site.yaml.",
    ),
    # search
    "search-not-installed": MessageTemplate(
        "The site has search (features.search in site.yaml), but what makes its index is not installed: {value}.",
        "Install it: pip install \"laur[search]\". Or take search out of site.yaml.",
    ),
    "search-failed": MessageTemplate("The search index could not be made: {reason}.", "Build again; if it happens again, take search out of site.yaml and report it."),
}
