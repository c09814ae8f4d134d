"""English messages for problems in document text and its links."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # bodies
    "body-unreadable": MessageTemplate(
        "This text has too many levels of lists, quotations, brackets or HTML, or more than 500,000 characters, to be "
        "read as Markdown.",
        "Use fewer levels, close each HTML element, or divide the text.",
    ),
    "html-not-allowed": MessageTemplate(
        "The HTML element <{value}> is not shown.",
        "Write it in Markdown or link to it. If it was pasted by accident, delete it.",
    ),
    "address-not-allowed": MessageTemplate(
        "A link or image cannot use the address “{value}”.",
        "Write a path, or an address that starts with https://, mailto: or tel:. Put images in media/.",
    ),
    "attribute-not-allowed": MessageTemplate(
        "“{value}” is left out, because a text cannot have this attribute or value.",
        "Delete it. Write width and height as pixels without a unit, and a language as a code such as en.",
    ),
    "markdown-in-html": MessageTemplate(
        "“{value}” looks like Markdown within HTML, but appears as it is written.",
        "Leave an empty line after the line with the HTML tag, and another before the end tag.",
    ),
    "fence-unclosed": MessageTemplate(
        "The code that begins with “{value}” has no end, so everything below it appears as code.",
        "Write the same characters on a line of their own where the code ends.",
    ),
    "heading-unread": MessageTemplate(
        "“{value}” looks like a heading, but appears as text.",
        "For a heading, put a space after ##. For a hashtag, leave it as it is.",
    ),
    "list-unread": MessageTemplate(
        "“{value}” looks like a list item, but appears as part of a paragraph.",
        "Start each item with “- ”, or with “1. ” in a numbered list.",
    ),
    "table-unread": MessageTemplate(
        "“{value}” looks like a table row, but appears as plain text.",
        "Make the second line | --- | --- |, with one part for each column, and leave no empty lines.",
    ),
    "table-row-long": MessageTemplate(
        "This table row has more cells than the table has columns: “{value}” appears in the last cell.",
        "Add a column to the first two lines, or write \\| where | is part of the text.",
    ),
    "table-too-large": MessageTemplate(
        "This table has {value} columns, and thousands of cells are missing in its rows, so they stay missing.",
        "Leave out columns that have no words, or divide the table.",
    ),
    "emphasis-unread": MessageTemplate(
        "The symbols in “{value}” are shown as text: nothing is bold or crossed out.",
        "Put them right next to the words, like **this**. To show the symbols, write \\ before each.",
    ),
    "link-unread": MessageTemplate(
        "“{value}” appears as plain text, not as a link.",
        "Write [words](address), with no space between ] and ( and none in the address.",
    ),
    "definition-unused": MessageTemplate(
        "Nothing in this text uses “{value}”.",
        "Use it, or delete the line. If the line is meant to be text, write \\ before the first bracket.",
    ),
    "definition-repeated": MessageTemplate(
        "“{value}” is defined twice in this text; the first definition counts.",
        "Delete one of them, or give it another name.",
    ),
    "picture-is-page": MessageTemplate(
        "“{value}” is a page, which cannot be shown as an image.",
        "For a link, remove the !. For an image, name the image file.",
    ),
    "picture-elsewhere": MessageTemplate(
        "The image {value} is on another site, so the page shows a link to it.",
        "Save the image in media/ and name that file here, if you may. For a link, write one: without the !.",
    ),
    "alt-missing": MessageTemplate(
        "The image {target} has no description for people who cannot see it.",
        'Describe it between [ and ]. If it is only decoration, write <img src="{target}" alt="">.',
    ),
    "heading-first-level": MessageTemplate(
        "“{value}” is a level 1 heading, which is reserved for the page title.", "Start it with {wanted}."
    ),
    "heading-skips": MessageTemplate(
        "“{value}” skips a heading level, so people who listen to the page may think that they missed something.",
        "Start it with {wanted} instead of {written}.",
    ),
    # links in bodies
    "link-missing": MessageTemplate(
        "There is no “{value}” on this site.", "Correct the link.", near="Did you mean “{nearest}”?"
    ),
    "link-outside": MessageTemplate(
        "This link leads outside the content folder: “{value}”.", "Link to a file in content/ or to a web address."
    ),
    "link-nowhere": MessageTemplate(
        "The link “{value}” leads nowhere.", "Write the address between ( and ), or remove the brackets."
    ),
    "anchor-missing": MessageTemplate(
        "The page has no heading or anchor “#{value}”.", "Correct the part after #.", near="Did you mean “#{nearest}”?"
    ),
    "link-unpublished": MessageTemplate(
        "This link leads to “{value}”, which is not published ({reason}).",
        "Publish that document first, or remove the link until then.",
    ),
    "breaks-later": MessageTemplate(
        "From {day} the site cannot be built, because of “{reason}” in {where}.",
        "Run “check --as-of {day}” to see the problem, and fix it before that day.",
    ),
    "link-text-missing": MessageTemplate("The link to {target} has no text.", "Write between [ and ] what it leads to."),
    "link-text-vague": MessageTemplate(
        "“{value}” does not say where the link leads.",
        "Use words that do, such as the name of the page.",
    ),
    "link-text-address": MessageTemplate(
        "The link shows a bare address, which screen readers read out letter by letter.",
        "Write [the name of the page]({target}).",
    ),
    # links to other sites
    "link-dead": MessageTemplate(
        "{target} no longer exists ({reason}).", "Find the new address, or remove the link."
    ),
    "link-unanswered": MessageTemplate(
        "{target} did not answer ({reason}); this may be temporary.",
        "Try it in a browser. If it works there, there is nothing to do.",
    ),
    "link-moved": MessageTemplate(
        "{target} has moved permanently.", "Write the new address: {nearest}.", near="Write the new address: {nearest}."
    ),
    "source-gone": MessageTemplate(
        "The source {target} no longer exists ({reason}). It was last seen on {seen}.",
        "Look for a copy, for example at https://web.archive.org/web/{day}/{target}, and state its address: “archived: …”.",
    ),
    "sources-file": MessageTemplate(
        "The file that keeps when each source was last seen cannot be used: {reason}.",
        "Restore it from an earlier version, or delete it; then sources that are already gone are reported without a day.",
    ),
}
