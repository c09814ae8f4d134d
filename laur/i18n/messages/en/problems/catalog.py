"""How problems of documents among each other: ids, addresses, titles, pictures are said in English."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # documents among each other
    "language-not-on-site": MessageTemplate(
        "The site has no language “{value}”.", "Use one of: {known}; or add it to “languages” in site.yaml."
    ),
    "time-zone-unknown": MessageTemplate(
        "“{value}” is no time zone.", "Write one such as Europe/Warsaw.", near="Did you mean {nearest}?"
    ),
    "contrast-low": MessageTemplate(
        "Text in {value} on {ground} is hard to read: its contrast is {ratio} to 1, and must be at least 4.5.",
        "Choose colours that differ more.",
        near="Write “{key}: \"{nearest}\"”, or choose colours that differ more.",
    ),
    "statement-nobody": MessageTemplate(
        "The accessibility statement does not say whose it is.", "Add “entity: …” to it, or a “publisher” to site.yaml."
    ),
    "barriers-missing": MessageTemplate(
        "The status is “{value}”, and nothing is listed that does not conform.",
        "List it under “barriers”, “burden” or “exempt”; or write “status: full”.",
    ),
    "barriers-unexpected": MessageTemplate(
        "The status is “{value}”, but something is listed that does not conform.",
        "Write “status: partial”, or take “barriers”, “burden” and “exempt” out.",
    ),
    "form-duplicate": MessageTemplate(
        "There is already a form “{value}”, in line {line}.",
        "Take one of them out. Two of kind “contact” or “membership” need an “id: …” each.",
    ),
    "form-nowhere": MessageTemplate(
        "The form “{value}” leads nowhere: nobody would receive what is sent.",
        "Add “action: …” with the address that receives it, or “mailto: …” with an e-mail address.",
    ),
    "form-consent-wordless": MessageTemplate(
        "“{value}” does not say to what one agrees.",
        "Write the sentence to which one agrees, or take “consent” out if the form asks for none.",
    ),
    "form-field-duplicate": MessageTemplate("The form has two fields “{value}”.", "Give one of them another name."),
    "form-field-reserved": MessageTemplate(
        "A field cannot be called “{value}”: the form sends something else under that name.",
        "Give it another name.",
    ),
    "form-field-unlabelled": MessageTemplate(
        "The field “{value}” has no label, so nobody knows what to write there.",
        "Add “label: …”. Without one only these can stand here: {known}.",
    ),
    "form-field-missing": MessageTemplate(
        "A form for comments needs a field “{value}”.", "Add “- name: {value}” to its fields."
    ),
    "form-field-needed": MessageTemplate(
        "Without “{value}” there is no comment, so it is a text that must be filled in.", "Take “{key}” out."
    ),
    "form-choices-missing": MessageTemplate("The field “{value}” offers nothing to choose.", "Add “choices: [first, second]”."),
    "form-choices-needless": MessageTemplate(
        "The field “{value}” has choices but is not of type “select”.", "Write “type: select”, or take “choices” out."
    ),
    "organisation-unknown": MessageTemplate(
        "There is no organisation “{value}”.", "Create organisations/{value}.md.", near="Did you mean “{nearest}”?"
    ),
    "scheme-unknown": MessageTemplate(
        "There is no scheme “{value}”.", "Create schemes/{value}.md.", near="Did you mean “{nearest}”?"
    ),
    "level-unknown": MessageTemplate(
        "The scheme “{scheme}” has no level “{value}”.", "Choose one of: {known}.", near="Did you mean “{nearest}”?"
    ),
    "certificate-unknown": MessageTemplate(
        "There is no certificate “{value}”.", "Check the id.", near="Did you mean “{nearest}”?"
    ),
    "certificate-duplicate": MessageTemplate(
        "The certificate “{value}” is given twice; it already stands in {first}.",
        "Give this one another id, or write “ref: {value}” to add evidence to that one.",
    ),
    "document-unknown": MessageTemplate(
        "There is no document “{value}”.", "Write the path of a file in content/.", near="Did you mean “{nearest}”?"
    ),
    "media-unknown": MessageTemplate(
        "There is no file “{value}”.", "Put it there, or correct the path.", near="Did you mean “{nearest}”?"
    ),
    "translation-of-other": MessageTemplate(
        "“{value}” is neither an announcement nor a page, and nothing else is translated.",
        "Name the file of the announcement or page that this one translates, or take the line out.",
    ),
    "translation-same-language": MessageTemplate(
        "“{value}” is in the language of this file, “{lang}”.",
        "Put the language of this file under “lang”, or name the file that it translates.",
    ),
    "translation-taken": MessageTemplate(
        "This is translated into “{lang}” already: {first}. No page leads to this one.",
        "Put the right language under “lang”, name the file that this one translates, or delete one of the two.",
    ),
    "name-decomposed": MessageTemplate(
        "“{value}” is there, but its name is written with letters and accents apart, as some Macs do; so nothing can lead to it.",
        "Rename the file, without accents, and write its new name here.",
        near="Rename the file to {nearest}, and write that here.",
    ),
    "picture-broken": MessageTemplate(
        "“{value}” cannot be read as a picture: {reason}.", "Export it once more from the program that made it, or copy it once more from the camera."
    ),
    "picture-too-large": MessageTemplate(
        "“{value}” is enormous ({size}).", "Make it smaller first: 4000 pixels across are plenty."
    ),
    "picture-format": MessageTemplate(
        "Browsers do not show “{value}”, as it is a file of the kind {format}.", "Export the picture as JPEG, or as PNG if it is a drawing, and name that file here."
    ),
    "picture-misnamed": MessageTemplate(
        "“{value}” is called {promised}, and is {format}.", "Rename the file to {name}, here too."
    ),
    "picture-uncleaned": MessageTemplate(
        "“{value}” is offered as it is: author and place are blanked where Laur finds them in a {format} file, but it cannot be written anew.",
        "Export it as JPEG or PNG, or make sure that it gives nothing away.",
    ),
    "drawing-cleaned": MessageTemplate(
        "“{value}” is published without parts that could run or fetch something: {removed}.", "Save it as “plain SVG”, or with letters turned into paths, and look whether something is missing."
    ),
    "drawing-entities": MessageTemplate(
        "“{value}” declares an entity (“{entity}”), and such drawings are not read.", "Save it as “plain SVG”."
    ),
    "url-too-long": MessageTemplate(
        "The address that comes of this is longer than a disk can hold as a file.",
        "Shorten it: no part of an address may have more than {longest} characters.",
    ),
    "url-duplicate": MessageTemplate(
        "This page would stand at {url}, where {first} already stands.", "Give one of the two another “slug”."
    ),
    "alias-duplicate": MessageTemplate(
        "The old address {value} is also given in {first}.", "Keep it where the old page went; delete the other one."
    ),
    "alias-taken": MessageTemplate(
        "At the old address {value} a page stands today: {first}.", "Delete this alias, or give that page another “slug”."
    ),
    "title-duplicate": MessageTemplate(
        "“{value}” is also the title of {first}; in lists and search results nobody can tell the two apart.",
        "Add to one of them what makes it different: a year, a place, a name.",
    ),
    "title-long": MessageTemplate(
        "The title has {value} characters; where it is shared, listed or found there is room for about {limit}.",
        "Say in the title what happened, and the rest in “summary” or in the text.",
    ),
    "summary-long": MessageTemplate(
        "The summary has {value} characters; search results and feeds show about {limit}.",
        "Put what matters first, and the rest into the text.",
    ),
    "tag-similar": MessageTemplate(
        "The tag “{value}” ({times}×) looks like “{nearest}” ({count}×), and readers find only one of them.",
        "Write the same tag everywhere, in the same letters.",
        near="Write “{nearest}”.",
    ),
    "media-unused": MessageTemplate("No document shows or links to {value}.", "Show it somewhere, or delete it."),
    "id-not-slug": MessageTemplate(
        "The file name “{value}” cannot be an id.",
        "Rename the file: lower-case letters a to z, digits and single hyphens.",
        near="Rename it to {nearest}.md.",
    ),
    "comment-astray": MessageTemplate(
        "This comment stands beside no announcement: there is no {value}.", "Rename its folder after its announcement, or delete it.", near="Did you mean {nearest}? Then rename its folder."
    ),
    "reply-unknown": MessageTemplate(
        "There is no comment “{value}” of this announcement that this one could answer.", "Write the file name of another comment without .md, or take the line out.", near="Did you mean “{nearest}”?"
    ),
}
