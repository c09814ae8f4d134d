"""How problems of files, front matter and single values are said in English."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # files
    "file-not-utf8": MessageTemplate(
        "This file is not UTF-8 text: byte {byte} cannot be read.",
        "In your editor choose “Save as”, and there the encoding “UTF-8”.",
    ),
    "file-empty": MessageTemplate(
        "This file is empty.", "Begin it with a line ---, then “title: …”, then a line ---; or delete it.",
        near="Begin it with the line “{nearest}”.",
    ),
    "file-is-directory": MessageTemplate(
        "A folder has the name of a document.", "Rename the folder so that its name does not end in .md."
    ),
    "name-not-utf8": MessageTemplate(
        "The name of this file or folder is not written in UTF-8.",
        "Rename it. It may come from an archive that was packed on another system.",
    ),
    "file-outside": MessageTemplate(
        "This link leads out of the content folder, to {target}.", "Put a copy of the file here instead of the link."
    ),
    "file-unreadable": MessageTemplate(
        "This cannot be read: {reason}.", "Check the permissions and, if it is a link, where it leads."
    ),
    "file-misplaced": MessageTemplate(
        "Nothing is made of this file.", "Documents stand in {folders}; move it into one of these."
    ),
    "file-extension": MessageTemplate(
        "This file is not read: the names of documents end in .md.",
        "Copy its text into a file whose name ends in .md.",
        near="Rename it to {nearest}.",
    ),
    "media-misplaced": MessageTemplate(
        "A file of this kind is not published from here.", "Move it into media/, and name it so: /media/{value}."
    ),
    "character-forbidden": MessageTemplate(
        "Here stands an invisible character that no web page may hold ({character}).",
        "Delete it: write again what stands around it.",
    ),
    "site-missing": MessageTemplate("The content folder has no site.yaml.", "Create it with at least “title: …”."),
    "content-missing": MessageTemplate(
        "There is no folder “{folder}” to read a site from.",
        "Go to the folder in which it is, name another with --content, or start a site with “init my-site”.",
    ),
    # front matter
    "front-matter-missing": MessageTemplate(
        "The file does not begin with front matter.",
        "Make --- its first line, then “title: …”, then a line --- before the text.",
        near="Write its first line, “{nearest}”, as exactly three hyphens: ---.",
    ),
    "front-matter-unclosed": MessageTemplate(
        "The front matter that begins here never ends.",
        "Add a line --- before the text.",
        near="Write line {nearest}, which was meant to end it, as exactly three hyphens: ---.",
    ),
    "front-matter-syntax": MessageTemplate(
        "This cannot be read as YAML: {reason}.",
        "Write one “key: value” a line, and values with punctuation in quotation marks.",
    ),
    "front-matter-not-mapping": MessageTemplate(
        "The front matter is not a list of “key: value” lines.",
        "Write one “key: value” a line, with a blank after the colon.",
    ),
    "front-matter-several": MessageTemplate(
        "A second front matter begins here.", "Keep one: delete this line ---, or the text after it."
    ),
    "key-unknown": MessageTemplate(
        "“{key}” is not a key of {kind}.", "Keys here are: {known}.", near="Did you mean “{nearest}”?"
    ),
    "key-quoted": MessageTemplate("The key “{key}” stands in quotation marks.", "Write {key}: without them."),
    "key-not-indented": MessageTemplate(
        "“{key}” belongs to “{group}” above it, and is not indented.", "Put two blanks before it."
    ),
    "key-duplicate": MessageTemplate("“{key}” stands twice; it already stands in line {first}.", "Keep one of the two."),
    "key-missing": MessageTemplate("“{key}” is missing in {kind}.", "Add “{key}: …”."),
    "key-not-text": MessageTemplate("A key must be plain text.", "Write a word, then a colon."),
    "alias-unsupported": MessageTemplate(
        "YAML anchors and aliases (& and *) are not read here.",
        "Write the value out; put it in quotation marks if it is a text that begins so.",
    ),
    "tag-unsupported": MessageTemplate(
        "YAML tags ({tag}) are not read here.",
        "Delete the tag; put the value in quotation marks if it is a text that begins with !.",
    ),
    "nesting-too-deep": MessageTemplate("This is nested more than {limit} deep.", "Flatten it."),
    # YAML that cannot be read, by the mistake that is behind it
    "yaml-colon": MessageTemplate(
        "A colon with a blank after it cannot stand in a value as it is.",
        "Put the whole value in straight quotation marks: \"…\".",
        near="Write: {nearest}",
    ),
    "yaml-no-colon": MessageTemplate(
        "“{line}” is not written as “key: value”.",
        "Write a key, a colon, a blank, then the value; indent what continues a value from the line above.",
        near="Write “{nearest}”, with a blank.",
    ),
    "yaml-tab": MessageTemplate("This line is indented with a tab.", "Use blanks: two for each step."),
    "yaml-indentation": MessageTemplate(
        "This line is not indented like those that it belongs to.",
        "Begin it in the same column as the lines above that are on one level with it.",
    ),
    "yaml-quote-unclosed": MessageTemplate(
        "The quotation mark {quote} that begins here never ends.",
        "Put the same mark at the end of the value, or delete this one.",
    ),
    "yaml-quote-continues": MessageTemplate(
        "The value is already at its end with {character}, and more follows.",
        "Put the whole value in quotation marks of the other kind: 'The \"Gold Label\" for …'; or write „…” within it.",
        near="Write: {nearest}",
    ),
    "yaml-escape": MessageTemplate('Within "…" a backslash has a meaning of its own.', "Use '…' around the value."),
    "yaml-bracket-unclosed": MessageTemplate(
        "What {opening} begins here does not end well.",
        "Put {closing} at its end, commas between its parts, and parts with punctuation in quotation marks.",
    ),
    "yaml-character": MessageTemplate(
        "A value cannot begin with “{character}” as it is.",
        "Put the whole value in straight quotation marks: \"…\".",
        near="Write: {nearest}",
    ),
    "yaml-block": MessageTemplate(
        "After “{character}” the text begins on the next line.",
        "Go on below, indented; or put the value in quotation marks.",
    ),
    "yaml-list-inline": MessageTemplate(
        "A list with “-” begins on a line of its own.", "Write one “- …” a line below the key, or [one, another]."
    ),
    # values
    "value-empty": MessageTemplate(
        "“{key}” is empty.", "Write a value, or delete the line.", near="Write a value: “{nearest}”; it is needed."
    ),
    "value-not-text": MessageTemplate(
        "“{key}” must be a single value, not {found}.",
        "Write it behind the colon, in quotation marks if it has brackets or a colon in it.",
    ),
    "value-not-list": MessageTemplate(
        "“{key}” must be a list, not {found}.",
        "Write [{value}], or one “- …” a line.",
        near="Put a hyphen before its first key: “{nearest}”; begin its other keys right below that one.",
    ),
    "value-not-mapping": MessageTemplate("“{key}” must be a group of keys, not {found}.", "Write its keys below it, one “key: …” a line, each indented by two blanks: {known}."),
    "value-not-number": MessageTemplate(
        "“{key}” must be a number, not “{value}”.",
        "Write digits only, with a dot for a fraction.",
        near="Did you mean {nearest}?",
    ),
    "value-not-yes-no": MessageTemplate(
        "“{key}” must be true or false, not “{value}”.", "Write true or false.", near="Write {nearest}."
    ),
    "value-not-choice": MessageTemplate("“{value}” is no {key}.", "Choose one of: {known}.", near="Did you mean “{nearest}”?"),
    "value-not-date": MessageTemplate(
        "“{value}” is not a date.",
        "Write 2024-12-31, or 2024-12 or 2024 if no more is known.",
        near="Did you mean {nearest}?",
    ),
    "value-not-moment": MessageTemplate(
        "“{value}” is not a day or a time.", "Write 2024-12-31 or 2024-12-31 12:30.", near="Did you mean {nearest}?"
    ),
    "value-not-term": MessageTemplate(
        "“{value}” is not a length of time.", "Write “2 years” or “18 months”.", near="Did you mean “{nearest}”?"
    ),
    "value-not-url": MessageTemplate(
        "“{value}” is not a web address.", "Write it in full, beginning with https://.", near="Did you mean {nearest}?"
    ),
    "value-not-email": MessageTemplate(
        "“{value}” is not an e-mail address.", "Write it as name@example.org.", near="Did you mean {nearest}?"
    ),
    "value-not-slug": MessageTemplate(
        "“{value}” cannot stand in a URL.",
        "Use lower-case letters a to z, digits and single hyphens.",
        near="Write “{nearest}”.",
    ),
    "value-not-lang": MessageTemplate("“{value}” is not a language tag.", "Write pl or en.", near="Did you mean {nearest}?"),
    "value-not-path": MessageTemplate(
        "“{value}” is not a file of the content folder.",
        "Write a path such as ../media/picture.svg.",
        near="Did you mean {nearest}?",
    ),
    "value-not-site-path": MessageTemplate(
        "“{value}” is not a path of this site.", "Begin it with a slash: /old/address/.", near="Did you mean {nearest}?"
    ),
    "value-too-small": MessageTemplate("“{key}” is {value}, and must be at least {limit}.", "Write {limit} or more."),
    "value-not-above": MessageTemplate("“{key}” is {value}, and must be more than {limit}.", "Write more than {limit}."),
    "value-too-large": MessageTemplate("“{key}” is {value}, and must be at most {limit}.", "Write {limit} or less."),
    "value-pattern": MessageTemplate(
        "“{value}” is not written as “{key}” must be.", "Write it like {example}.", near="Did you mean {nearest}?"
    ),
    "value-cut": MessageTemplate(
        "The value ends before “{hidden}”: what follows # is not read.",
        "Put the whole value in quotation marks; or, if this is a remark, put a blank after #.",
    ),
    "alt-empty": MessageTemplate(
        "“{key}” is empty.", 'Say what the picture shows; or write {key}: "" if it is mere decoration.'
    ),
}
