"""How problems of texts and the links in them are said in English."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # bodies
    "body-unreadable": MessageTemplate(
        "This text is nested too deep, in lists, quotations, brackets or HTML, to be read as Markdown; it would show as it is written.",
        "Flatten what stands within other things.",
    ),
    "html-not-allowed": MessageTemplate(
        "The HTML element <{value}> is not shown.",
        "Write it in Markdown, or link to it; delete what was pasted by accident.",
    ),
    "address-not-allowed": MessageTemplate(
        "A link or a picture cannot lead to “{value}”.",
        "Write a path, or an address that begins with https://, mailto: or tel:; put pictures into media/.",
    ),
    "list-unread": MessageTemplate(
        "“{value}” looks like an item of a list, but is shown as a part of a paragraph.",
        "Begin each item with “- ”, or with “1. ” for a number.",
    ),
    "table-unread": MessageTemplate(
        "“{value}” looks like a row of a table, but is shown as it is written.",
        "Make | --- | --- | its second line, with a part for each column, and leave no line empty.",
    ),
    "emphasis-unread": MessageTemplate(
        "Readers see the signs in “{value}”: they make nothing bold or struck out.",
        "Put them right beside the words on both sides, like **this**; if they are meant, write a \\ before each.",
    ),
    "link-unread": MessageTemplate(
        "“{value}” is shown as it is written, and leads nowhere.",
        "Write [words](address): in this order, with no blank between ] and (, and none in the address.",
    ),
    "picture-is-page": MessageTemplate(
        "“{value}” is a page, which cannot be shown as a picture.",
        "For a link take the ! away; for a picture name its file.",
    ),
    "alt-missing": MessageTemplate(
        "The picture {target} says nothing to people who cannot see it.",
        "Write between [ and ] what it shows; if it is mere decoration: <img src=\"{target}\" alt=\"\">.",
    ),
    "heading-first-level": MessageTemplate(
        "“{value}” is a heading of the first level, as only the page's title is.", "Begin it with {wanted}."
    ),
    "heading-skips": MessageTemplate(
        "“{value}” leaves out a level of heading: people who listen to the page think that they missed something.",
        "Begin it with {wanted} instead of {written}.",
    ),
    # links in bodies
    "link-missing": MessageTemplate(
        "This link leads to “{value}”, which is not on the site.", "Correct the link.", near="Did you mean “{nearest}”?"
    ),
    "link-outside": MessageTemplate(
        "This link leads out of the content folder: “{value}”.", "Link to a file in content/, or to a web address."
    ),
    "anchor-missing": MessageTemplate(
        "The page has no place “#{value}”.", "Correct the part after #.", near="Did you mean “#{nearest}”?"
    ),
    "link-unpublished": MessageTemplate(
        "This link leads to “{value}”, which is not published ({reason}).",
        "Publish that one first, or take the link out until then.",
    ),
    "breaks-later": MessageTemplate(
        "From {day} on the site cannot be built: there will be “{reason}” at {where}.",
        "See “check --as-of {day}”, and mend it before that day.",
    ),
    "link-text-missing": MessageTemplate(
        "The link to {target} has no words that one could read or hear.", "Write between [ and ] what it leads to."
    ),
    "link-text-vague": MessageTemplate(
        "“{value}” does not say where the link leads.",
        "Make words of the sentence the link, such as the name of what is there.",
    ),
    "link-text-address": MessageTemplate(
        "The link shows its bare address, which is read out letter by letter.",
        "Write [the name of the page]({target}).",
    ),
    # links to other sites
    "link-dead": MessageTemplate(
        "{target} is no longer there ({reason}).", "Find where it went, or take the link out."
    ),
    "link-unanswered": MessageTemplate(
        "{target} did not answer ({reason}); that may pass.", "Try it in a browser; nothing need be done if it works there."
    ),
    "link-moved": MessageTemplate(
        "{target} has moved for good.", "Write the new address: {nearest}.", near="Write the new address: {nearest}."
    ),
}
