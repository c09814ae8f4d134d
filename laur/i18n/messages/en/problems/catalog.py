"""English messages for problems between documents: ids, addresses, titles, images."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # between documents
    "language-not-on-site": MessageTemplate(
        "The site has no language “{value}”.", "Use one of: {known}; or add “{value}” to “languages” in site.yaml."
    ),
    "text-untranslated": MessageTemplate(
        "“{value}” has no translation: readers of the other pages ({missing}) see it in the wrong language.",
        "Write it once for each language: {languages}. If it is the same in all of them, write it for each.",
    ),
    "site-placeholder": MessageTemplate(
        "“{key}” still contains the placeholder “{value}”.", "Replace it before you publish the site."
    ),
    "placeholder": MessageTemplate(
        "“{value}” is a placeholder, and readers will see it.", "Replace it, or remove it."
    ),
    "licence-missing": MessageTemplate(
        "The register publishes data, but the site does not state on which terms others may use it.",
        "Add “data” to site.yaml, and below it for example “licence: CC-BY-4.0”. Without a licence nobody may copy the data.",
    ),
    "date-ahead": MessageTemplate(
        "“{key}” is in the future: {value}. The announcement is published now anyway.",
        "Correct the date. To publish later, use “publish_at”.",
    ),
    "preview-key-missing": MessageTemplate(
        "A preview is asked for, but there is no key from which its secret address could be made.",
        "Run laur build once on your own computer and keep the file preview.key with the site, "
        "or set the environment variable LAUR_PREVIEW_KEY to at least 20 random characters.",
    ),
    "preview-without-time": MessageTemplate(
        "A preview is asked for, but the announcement is not scheduled, so there is nothing to preview.",
        "Write when it is published: “publish_at: 2024-12-20 10:00”. Or remove “preview”.",
    ),
    "own-end-missing": MessageTemplate(
        "The site shows “{value}” as your own certificate, and nothing says until when it is valid.",
        "State “valid_until”, or “valid_until: open” if it does not run out.",
    ),
    "time-zone-unknown": MessageTemplate(
        "There is no time zone called “{value}”.", "Write a name such as Europe/Warsaw.", near="Did you mean {nearest}?"
    ),
    "member-copy-broken": MessageTemplate(
        "This copy of a member's register cannot be read: {value}.",
        "Copies are written by laur pull, never by hand. Delete the file and run laur pull.",
    ),
    "member-copy-unused": MessageTemplate(
        "“members” in site.yaml lists no “{value}”, so this copy of a register is not used.",
        "Delete the file, or list the member.",
    ),
    "member-not-pulled": MessageTemplate(
        "There is no copy of the register of “{name}” ({value}) yet.", "Run laur pull. If there is still no copy, laur status says why."
    ),
    "member-level-unknown": MessageTemplate(
        "The entry “{certificate}” of “{member}” has the level “{value}”, which our scheme “{scheme}” does not have. "
        "The entry is left out.",
        "Add the level to the scheme. If the entry is about another scheme, name it in “schemes” of the member in "
        "site.yaml.",
    ),
    "member-holder-other": MessageTemplate(
        "“{member}” calls “{name}” {value}, but our organisation with this id is “{own}”. Both are listed.",
        "If they are one organisation, write “organisations: {{{value}: {value}}}” for the member in site.yaml, or add "
        "the other name to the aliases of ours.",
    ),
    "member-contradicts": MessageTemplate(
        "“{name}” states the certificate “{certificate}” differently from “{other_name}”, “{other}” in {first} "
        "(here ≠ there): {facts}.",
        "Find out which of the two is true. Until then, what “{winner}” states is shown. Correct it if it is ours; "
        "otherwise ask the member to correct {url}.",
    ),
    "member-entry-doubtful": MessageTemplate(
        "The entry “{value}” of “{member}” breaks a rule of the register ({reason}).",
        "Ask the member to correct {url}.",
    ),
    "contrast-low": MessageTemplate(
        "Text in {value} on {ground} is hard to read: the contrast is {ratio}:1, but must be at least 4.5:1.",
        "Choose colours with more contrast.",
        near="Write “{key}: \"{nearest}\"”, or choose colours with more contrast.",
    ),
    "statement-nobody": MessageTemplate(
        "The accessibility statement does not name the organisation.",
        "Add “entity: …” to it, or “publisher” to site.yaml.",
    ),
    "barriers-missing": MessageTemplate(
        "The status is “{value}”, but no accessibility problems are listed.",
        "List them under “barriers”, “burden” or “exempt”, or write “status: full”.",
    ),
    "barriers-unexpected": MessageTemplate(
        "The status is “{value}”, but accessibility problems are listed.",
        "Write “status: partial”, or remove “barriers”, “burden” and “exempt”.",
    ),
    "form-duplicate": MessageTemplate(
        "There is already a form “{value}” on line {line}.",
        "Remove one of them. If you need two “contact” or “membership” forms, give each its own “id: …”.",
    ),
    "form-nowhere": MessageTemplate(
        "The form “{value}” has no recipient.",
        "Add “action: …” with the address that receives the data, or “mailto: …” with an e-mail address.",
    ),
    "publish-key-missing": MessageTemplate(
        "A target of the kind “{value}” needs “{key}”.", "Add “{key}: …” below “kind: {value}”."
    ),
    "publish-key-needless": MessageTemplate(
        "“{key}” has no meaning for a target of the kind “{value}”.", "Remove this line. Possible keys: {known}."
    ),
    "publish-password": MessageTemplate(
        "“{key}” contains a password, which everybody who can read site.yaml would see.",
        "Remove it and change the password. laur publish asks for it, or reads it from LAUR_PASSWORD.",
    ),
    "publish-compression": MessageTemplate(
        "A bucket keeps one version of each file, and not every reader understands Brotli.",
        "Write “compress: [gzip]”.",
    ),
    "form-consent-wordless": MessageTemplate(
        "“{value}” does not say what people agree to.",
        "Write the whole sentence that people agree to, or remove “consent” if you need none.",
    ),
    "form-field-duplicate": MessageTemplate("The form has two fields called “{value}”.", "Rename one of them."),
    "form-field-reserved": MessageTemplate(
        "A field cannot be called “{value}”: the form already sends something else under that name.",
        "Choose another name.",
    ),
    "form-field-unlabelled": MessageTemplate(
        "The field “{value}” has no label, so nobody knows what to enter.",
        "Add “label: …”. Only these fields need none: {known}.",
    ),
    "form-field-missing": MessageTemplate(
        "A comment form needs a field “{value}”.", "Add “- name: {value}” to its fields."
    ),
    "form-field-needed": MessageTemplate(
        "In a comment form, “{value}” must be a required text field.", "Remove “{key}”."
    ),
    "form-choices-missing": MessageTemplate("The field “{value}” has no choices.", "Add “choices: [first, second]”."),
    "form-choices-needless": MessageTemplate(
        "The field “{value}” has choices, but its type is not “select”.", "Write “type: select”, or remove “choices”."
    ),
    "organisation-unknown": MessageTemplate(
        "There is no organisation “{value}”.",
        "Create organisations/{value:slug}.md.",
        near="Did you mean “{nearest}” ({name})? Otherwise create organisations/{value:slug}.md.",
        renamed="Create organisations/{id}.md, and write “{id}” here.",
    ),
    "scheme-unknown": MessageTemplate(
        "There is no scheme “{value}”.",
        "Create schemes/{value:slug}.md.",
        near="Did you mean “{nearest}”?",
        renamed="Create schemes/{id}.md, and write “{id}” here.",
    ),
    "level-unknown": MessageTemplate(
        "The scheme “{scheme}” has no level “{value}”.", "Choose one of: {known}.", near="Did you mean “{nearest}”?"
    ),
    "certificate-unknown": MessageTemplate(
        "There is no certificate “{value}”.", "Check the id.", near="Did you mean “{nearest}”?"
    ),
    "certificate-duplicate": MessageTemplate(
        "The certificate “{value}” is already in {first}.",
        "Give this one another id, or write “ref: {value}” to add this document as evidence for the other.",
    ),
    "certificate-holder-other": MessageTemplate(
        "This certificate is in the file of “{own}”, but its holder is “{value}”.",
        "Move it to organisations/{value}.md, or delete the line with “organisation”.",
    ),
    "document-unknown": MessageTemplate(
        "There is no document “{value}”.", "Write the path of a file in content/.", near="Did you mean “{nearest}”?"
    ),
    "media-unknown": MessageTemplate(
        "There is no file “{value}”.", "Add the file, or correct the path.", near="Did you mean “{nearest}”?"
    ),
    "translation-of-other": MessageTemplate(
        "“{value}” is not an announcement or a page, so it cannot have a translation.",
        "Name the announcement or page that this file translates, or remove this line.",
    ),
    "translation-same-language": MessageTemplate(
        "“{value}” is in the same language as this file, “{lang}”.",
        "Set “lang” to the language of this file, or name the file that it translates.",
    ),
    "translation-taken": MessageTemplate(
        "There is already a translation into “{lang}”: {first}. No page will link to this one.",
        "Correct “lang”, name the file that this one translates, or delete one of the two.",
    ),
    "name-decomposed": MessageTemplate(
        "“{value}” exists, but its name stores letters and accents separately, as some Macs do, so links cannot find it.",
        "Rename the file without accents, and write the new name here.",
        near="Rename the file to {nearest}, and write that name here.",
    ),
    "picture-broken": MessageTemplate(
        "“{value}” cannot be read as an image: {reason}.",
        "Export it again from the program that made it, or copy it again from the camera.",
    ),
    "picture-too-large": MessageTemplate(
        "The image “{value}” is too large ({size}).", "Make it smaller: 4000 pixels across are enough."
    ),
    "picture-format": MessageTemplate(
        "Browsers cannot show “{value}”, because its format is {format}.",
        "Export the image as JPEG, or a drawing as PNG, and use that file here.",
    ),
    "picture-misnamed": MessageTemplate(
        "“{value}” is named {promised} but is {format}.", "Rename the file to {name}, here too."
    ),
    "picture-uncleaned": MessageTemplate(
        "“{value}” may reveal its author and place: Laur removes them where it finds them, but cannot rewrite {format} files.",
        "Export it as JPEG or PNG, or make sure that it contains nothing private.",
    ),
    "drawing-cleaned": MessageTemplate(
        "“{value}” is published without parts that could run or load something: {removed}.",
        "Save it as “plain SVG”, or convert its text to paths, and check that nothing is missing.",
    ),
    "drawing-entities": MessageTemplate(
        "“{value}” declares an entity (“{entity}”); such drawings are not supported.", "Save it as “plain SVG”."
    ),
    "media-active": MessageTemplate(
        "“{value}” ({format}) could run in a reader's browser or on the server as a part of this site.",
        "Delete it, or offer it in a ZIP archive or as a PDF.",
    ),
    "url-too-long": MessageTemplate(
        "This makes an address that is too long to be saved as a file.",
        "Shorten it: no part of an address may have more than {longest} characters.",
    ),
    "url-duplicate": MessageTemplate(
        "This page would have the address {url}, which {first} already has.",
        "Give one of the two another “slug”.",
        near="Give one of the two another “slug”, for example “slug: {nearest}”.",
    ),
    "alias-duplicate": MessageTemplate(
        "The old address {value} is also given in {first}.",
        "Keep it in the document that replaces the old page, and delete the other one.",
    ),
    "alias-below-file": MessageTemplate(
        "{value} and {other} ({first}) cannot both exist: one is a file, and the other needs a folder of the same name.",
        "Delete one of the two addresses.",
    ),
    "alias-taken": MessageTemplate(
        "The old address {value} belongs to an existing page: {first}.",
        "Delete this old address, or give that page another “slug”.",
    ),
    "title-duplicate": MessageTemplate(
        "“{value}” is also the title of {first}; in lists and search results readers cannot tell them apart.",
        "Add a year, a place or a name to one of them.",
    ),
    "title-long": MessageTemplate(
        "The title has {value:character|characters}; search results, lists and shared links show about {limit}.",
        "Put what happened in the title, and the rest in “summary” or in the text.",
    ),
    "summary-long": MessageTemplate(
        "The summary has {value:character|characters}; search results and feeds show about {limit}.",
        "Put the most important part first, and move the rest to the text.",
    ),
    "tag-similar": MessageTemplate(
        "The tag “{value}” ({times}×) looks like “{nearest}” ({count}×), so readers find only some of the news.",
        "Write the tag the same way everywhere.",
        near="Write “{nearest}”.",
    ),
    "identifier-invalid": MessageTemplate(
        "“{value}” cannot be a {scheme} number.", "Compare it with the register: a digit is wrong or missing."
    ),
    "identifier-duplicate": MessageTemplate(
        "“{name}” ({first}) has the same number, “{value}”.",
        "Correct the number, or keep only one of the two files and write the other name in “aliases”.",
    ),
    "organisation-similar": MessageTemplate(
        "“{value}” looks like another spelling of “{name}” ({first}).",
        "If they are one, keep one file and write the other name in “aliases”. If not, add “identifiers” or “city” to both.",
    ),
    "media-unused": MessageTemplate("No document shows or links to {value}.", "Use it somewhere, or delete it."),
    "id-not-slug": MessageTemplate(
        "The file name “{value}” cannot be an id.",
        "Rename the file: use lowercase letters a to z, digits and single hyphens.",
        near="Rename it to {nearest}.md.",
    ),
    "comment-astray": MessageTemplate(
        "This comment does not belong to an announcement: there is no {value}.",
        "Name its folder after its announcement, or delete the comment.",
        near="Did you mean {nearest}? If so, rename the folder.",
    ),
    "reply-unknown": MessageTemplate(
        "This announcement has no other comment “{value}” to reply to.",
        "Write the file name of another comment without .md, or remove this line.",
        near="Did you mean “{nearest}”?",
    ),
}
