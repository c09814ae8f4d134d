"""English messages for problems with files, front matter and single values."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # files
    "file-not-utf8": MessageTemplate(
        "This file is not saved as UTF-8: byte {byte} cannot be read.",
        "In your editor, choose “Save as” and the encoding “UTF-8”.",
    ),
    "file-empty": MessageTemplate(
        "This file is empty.",
        "Start it with a line ---, then “title: …”, then another line ---; or delete the file.",
        near="Start it with the line “{nearest}”.",
    ),
    "file-is-directory": MessageTemplate(
        "This is a folder, but its name ends in .md.", "Rename it: only documents end in .md."
    ),
    "name-not-utf8": MessageTemplate(
        "The name of this file or folder is not in UTF-8.",
        "Rename it. It may come from an archive that was packed on another system.",
    ),
    "file-outside": MessageTemplate(
        "This is a link to {target}, outside the content folder.", "Replace the link with a copy of the file."
    ),
    "folder-is-link": MessageTemplate(
        "This folder is a symbolic link, and Laur does not read what is in it.",
        "Put a real folder with the files in its place.",
    ),
    "file-unreadable": MessageTemplate(
        "This cannot be read: {reason}.", "Check the permissions and, if it is a link, where it leads."
    ),
    "name-reserved": MessageTemplate(
        "Windows cannot store a file or folder called “{value}”, so neither the site nor its source can be copied there.",
        "Choose another name, for example one word longer.",
    ),
    "file-misplaced": MessageTemplate("This file is not used.", "Move it to where documents belong: {folders}."),
    "file-extension": MessageTemplate(
        "This file is ignored, because its name does not end in .md.",
        "Copy its text to a file whose name ends in .md.",
        near="Rename it to {nearest}.",
    ),
    "media-misplaced": MessageTemplate(
        "Files of this type are not published from this folder.",
        "Move it to media/ and refer to it as /media/{value}.",
    ),
    "character-forbidden": MessageTemplate(
        "There is an invisible character here that a web page must not contain ({character}).",
        "Delete it together with the text around it, and type that text again.",
    ),
    "site-missing": MessageTemplate("The content folder has no site.yaml.", "Create it with at least “title: …”."),
    "content-missing": MessageTemplate(
        "There is no content folder “{folder}”.",
        "Go to the folder that contains it, name another one with --content, or create a new site with “init my-site”.",
    ),
    # front matter
    "front-matter-missing": MessageTemplate(
        "This file does not start with front matter.",
        "Make --- its first line, then write “title: …”, then another line --- before the text.",
        near="Change its first line from “{nearest}” to exactly three hyphens: ---.",
    ),
    "front-matter-unclosed": MessageTemplate(
        "The front matter that starts here is not closed.",
        "Add a line --- before the text.",
        near="Change line {nearest}, which was probably meant to close it, to exactly three hyphens: ---.",
    ),
    "front-matter-syntax": MessageTemplate(
        "This cannot be read as YAML: {reason}.",
        "Write one “key: value” per line, and put values with punctuation in quotation marks.",
    ),
    "front-matter-not-mapping": MessageTemplate(
        "The front matter is not a list of “key: value” lines.",
        "Write one “key: value” per line, with a space after the colon.",
    ),
    "front-matter-several": MessageTemplate(
        "A second block of front matter starts here.", "Keep one: delete this line ---, or everything after it."
    ),
    "key-unknown": MessageTemplate(
        "“{key}” is not a key of {kind}.", "Available keys: {known}.", near="Did you mean “{nearest}”?"
    ),
    "key-quoted": MessageTemplate("The key “{key}” is in quotation marks.", "Write {key}: without them."),
    "key-not-indented": MessageTemplate(
        "“{key}” belongs to “{group}” above it, but is not indented.", "Put two spaces before it."
    ),
    "key-duplicate": MessageTemplate("“{key}” appears twice; the first one is on line {first}.", "Keep only one of them."),
    "key-missing": MessageTemplate("“{key}” is missing; it is required in {kind}.", "Add “{key}: …”."),
    "key-not-text": MessageTemplate("A key must be plain text.", "Write a word followed by a colon."),
    "alias-unsupported": MessageTemplate(
        "YAML anchors and aliases (& and *) are not supported.",
        "Write the value out. If it is text that starts like this, put it in quotation marks.",
    ),
    "tag-unsupported": MessageTemplate(
        "YAML tags ({tag}) are not supported.",
        "Delete the tag. If it is text that starts with !, put it in quotation marks.",
    ),
    "nesting-too-deep": MessageTemplate("This is nested more than {limit} levels deep.", "Use fewer levels."),
    # YAML that cannot be read, by the mistake behind it
    "yaml-colon": MessageTemplate(
        "A value that contains a colon and a space must be in quotation marks.",
        "Put the whole value in straight quotation marks: \"…\".",
        near="Write: {nearest}",
    ),
    "yaml-no-colon": MessageTemplate(
        "“{line}” is not in the form “key: value”.",
        "Write a key, a colon, a space and the value. If this line continues the value above, indent it.",
        near="Write “{nearest}”, with a space.",
    ),
    "yaml-tab": MessageTemplate("This line is indented with a tab.", "Use spaces, two per level."),
    "yaml-indentation": MessageTemplate(
        "This line's indentation doesn't match its group.",
        "Start it in the same column as the other lines of its group.",
    ),
    "yaml-quote-unclosed": MessageTemplate(
        "The quotation mark {quote} that opens here is not closed.",
        "Put the same mark at the end of the value, or delete this one.",
    ),
    "yaml-quote-continues": MessageTemplate(
        "The value ends with {character}, but more text follows.",
        "Put the whole value in the other kind of quotation marks: 'The \"Gold Label\" for …'; or use “…” inside it.",
        near="Write: {nearest}",
    ),
    "yaml-escape": MessageTemplate('Within "…", a backslash has a special meaning.', "Put the value in '…' instead."),
    "yaml-bracket-unclosed": MessageTemplate(
        "The bracket {opening} that opens here is not closed properly.",
        "Close it with {closing}, separate its parts with commas, and put parts with punctuation in quotation marks.",
    ),
    "yaml-character": MessageTemplate(
        "A value cannot start with “{character}” unless it is in quotation marks.",
        "Put the whole value in straight quotation marks: \"…\".",
        near="Write: {nearest}",
    ),
    "yaml-block": MessageTemplate(
        "After “{character}”, the text must start on the next line.",
        "Continue on the next line, indented; or put the value in quotation marks.",
    ),
    "yaml-list-inline": MessageTemplate(
        "A list with “-” must start on a new line.", "Below the key, write one “- …” per line, or write [one, another]."
    ),
    # values
    "value-empty": MessageTemplate(
        "“{key}” is empty.",
        "Write a value, or delete the line.",
        near="Write a value: “{nearest}”. This key is required.",
    ),
    "value-not-text": MessageTemplate(
        "“{key}” must be a single value, not {found}.",
        "Write it after the colon. If it contains brackets or a colon, put it in quotation marks.",
    ),
    "value-not-list": MessageTemplate(
        "“{key}” must be a list, not {found}.",
        "Write [{value}], or one “- …” per line.",
        near="Put a hyphen before its first key: “{nearest}”, and align its other keys with that one.",
    ),
    "value-not-mapping": MessageTemplate(
        "“{key}” must be a group of keys, not {found}.",
        "Write its keys below it, one “key: …” per line, each indented by two spaces: {known}.",
    ),
    "value-not-number": MessageTemplate(
        "“{key}” must be a number, not “{value}”.",
        "Write digits only, with a point for decimals.",
        near="Did you mean {nearest}?",
    ),
    "value-not-yes-no": MessageTemplate(
        "“{key}” must be true or false, not “{value}”.", "Write true or false.", near="Write {nearest}."
    ),
    "value-not-choice": MessageTemplate(
        "“{value}” is not a valid value for “{key}”.", "Choose one of: {known}.", near="Did you mean “{nearest}”?"
    ),
    "value-not-date": MessageTemplate(
        "“{value}” is not a date in the form year-month-day.",
        "Write dates as 2024-12-31, or as 2024-12 or 2024 if the day is unknown.",
        near="Did you mean {nearest}?",
    ),
    "value-not-date-or-open": MessageTemplate(
        "“{value}” is not a date in the form year-month-day.",
        "Write dates as 2024-12-31, or as 2024-12 or 2024 if the day is unknown, or write “open” if it never expires.",
        near="Did you mean {nearest}?",
    ),
    "value-not-moment": MessageTemplate(
        "“{value}” is not a date in the form year-month-day, with or without a time.",
        "Write dates as 2024-12-31 or, with a time, as 2024-12-31 12:30.",
        near="Did you mean {nearest}?",
    ),
    "date-impossible": MessageTemplate(
        "There is no such date: {value}.", "Correct the day, the month or the time.", near="Did you mean {nearest}?"
    ),
    "value-not-term": MessageTemplate(
        "“{value}” is not a length of time.", "Write “2 years” or “18 months”.", near="Did you mean “{nearest}”?"
    ),
    "value-not-url": MessageTemplate(
        "“{value}” is not a web address.", "Write it in full, starting with https://.", near="Did you mean {nearest}?"
    ),
    "value-not-email": MessageTemplate(
        "“{value}” is not an e-mail address.", "Write it like this: name@example.org.", near="Did you mean {nearest}?"
    ),
    "value-not-slug": MessageTemplate(
        "“{value}” cannot be part of a web address.",
        "Use lowercase letters a to z, digits and single hyphens.",
        near="Write “{nearest}”.",
    ),
    "value-not-lang": MessageTemplate(
        "“{value}” is not a language code.", "Write a code such as pl or en.", near="Did you mean {nearest}?"
    ),
    "value-not-path": MessageTemplate(
        "“{value}” is not the path of a file in the content folder.",
        "Write a path such as ../media/image.svg.",
        near="Did you mean {nearest}?",
    ),
    "value-not-site-path": MessageTemplate(
        "“{value}” is not a path on this site.", "Start it with a slash: /old/address/.", near="Did you mean {nearest}?"
    ),
    "value-too-small": MessageTemplate("“{key}” is {value}, but must be at least {limit}.", "Write {limit} or more."),
    "value-not-above": MessageTemplate("“{key}” is {value}, but must be more than {limit}.", "Write more than {limit}."),
    "value-too-large": MessageTemplate("“{key}” is {value}, but must be at most {limit}.", "Write {limit} or less."),
    "value-pattern": MessageTemplate(
        "“{value}” is not in the form that “{key}” needs.", "Write it like this: {example}.", near="Did you mean {nearest}?"
    ),
    "value-cut": MessageTemplate(
        "The value ends before “{hidden}”: everything after # is ignored.",
        "Put the whole value in quotation marks. If this is a comment, put a space after #.",
    ),
    "alt-empty": MessageTemplate(
        "“{key}” is empty.", 'Describe what the image shows. If it is only decoration, write {key}: "".'
    ),
}
