"""The wording of problems in English: for each code what is wrong, and the mend."""

from laur.problems.wording import Wording

TERMS: dict[str, str] = {
    "found text": "a single value",
    "found list": "a list",
    "found mapping": "a group of keys",
    "kind Announcement": "an announcement",
    "kind Organisation": "an organisation",
    "kind Scheme": "a scheme",
    "kind PlainPage": "a page",
    "kind Site": "site.yaml",
    "kind Image": "a picture",
    "kind Happening": "an event",
    "kind Person": "a person",
    "kind Link": "a link",
    "kind Download": "a download",
    "kind Mention": "a mention",
    "kind Comment": "a comment",
    "kind Score": "a score",
    "kind CertificateEvent": "a certificate's event",
    "kind Certificate": "a certificate",
    "kind CertificateRef": "a reference to a certificate (“ref”)",
    "kind IssuerPeriod": "an issuer",
    "kind Level": "a level",
    "kind SchemeTerm": "a scheme's term",
    "kind Publisher": "the publisher",
    "kind NavigationItem": "a menu item",
    "kind Cms": "the browser editor",
    "kind Features": "what the site offers",
    "kind Theme": "the theme",
    "kind Typeface": "a typeface",
    "kind Accessibility": "the accessibility statement",
    "kind AccessibilityContact": "the contact of the accessibility statement",
    "reason no-host": "there is no such site",
    "reason certificate": "its certificate is not valid",
    "reason late": "it took too long",
    "reason refused": "the connection failed",
    "reason circle": "it leads in a circle",
    "reason draft": "it is a draft",
    "reason scheduled": "it is scheduled for later",
    "reason expired": "its last day has passed",
    "kind PathWords": "the URL words of a language",
}
"""Values that are words of the trade, by the name of the value and itself: how they are said."""

WORDING: dict[str, Wording] = {
    "file-not-utf8": Wording(
        "This file is not UTF-8 text: byte {byte} cannot be read.",
        "In your editor choose “Save as”, and there the encoding “UTF-8”.",
    ),
    "file-empty": Wording(
        "This file is empty.", "Begin it with a line ---, then “title: …”, then a line ---; or delete it."
    ),
    "file-is-directory": Wording(
        "A folder has the name of a document.", "Rename the folder so that its name does not end in .md."
    ),
    "file-outside": Wording(
        "This link leads out of the content folder, to {target}.", "Put a copy of the file here instead of the link."
    ),
    "file-unreadable": Wording("This file cannot be read: {reason}.", "Check its permissions."),
    "file-misplaced": Wording(
        "Nothing is made of this file.", "Documents stand in {folders}; move it into one of these."
    ),
    "file-extension": Wording(
        "This file is not read: the names of documents end in .md.",
        "Copy its text into a file whose name ends in .md.",
        near="Rename it to {nearest}.",
    ),
    "media-misplaced": Wording(
        "A file of this kind is not published from here.", "Move it into media/, and name it so: /media/{value}."
    ),
    "site-missing": Wording("The content folder has no site.yaml.", "Create it with at least “title: …”."),
    "content-missing": Wording(
        "There is no content folder {folder}.", "Create it, name another with --content, or start with “laur init”."
    ),
    "front-matter-missing": Wording(
        "The file does not begin with front matter.",
        "Make --- its first line, then “title: …”, then a line --- before the text.",
        near="Write its first line, “{nearest}”, as exactly three hyphens: ---.",
    ),
    "front-matter-unclosed": Wording(
        "The front matter that begins here never ends.",
        "Add a line --- before the text.",
        near="Write line {nearest}, which was meant to end it, as exactly three hyphens: ---.",
    ),
    "front-matter-syntax": Wording(
        "This cannot be read as YAML: {reason}.",
        "Write one “key: value” a line, and values with punctuation in quotation marks.",
    ),
    "front-matter-several": Wording(
        "A second front matter begins here.", "Keep one: delete this line ---, or the text after it."
    ),
    "yaml-colon": Wording(
        "A colon with a blank after it cannot stand in a value as it is.", "Put the whole value in quotation marks."
    ),
    "yaml-no-colon": Wording(
        "“{line}” is not written as “key: value”.",
        "Write a key, a colon, a blank, then the value; indent what continues a value from the line above.",
        near="Write “{nearest}”, with a blank.",
    ),
    "yaml-tab": Wording("This line is indented with a tab.", "Use blanks: two for each step."),
    "yaml-indentation": Wording(
        "This line is not indented like those that it belongs to.",
        "Begin it in the same column as the lines above that are on one level with it.",
    ),
    "yaml-quote-unclosed": Wording(
        "The quotation mark {quote} that begins here never ends.",
        "Put the same mark at the end of the value, or delete this one.",
    ),
    "yaml-quote-continues": Wording(
        "The value is already at its end with {character}, and more follows.",
        "Put the whole value in quotation marks of the other kind: 'The \"Gold Label\" for …'; or write „…” within it.",
    ),
    "yaml-escape": Wording('Within "…" a backslash has a meaning of its own.', "Use '…' around the value."),
    "yaml-bracket-unclosed": Wording(
        "What {opening} begins here does not end well.",
        "Put {closing} at its end, commas between its parts, and parts with punctuation in quotation marks.",
    ),
    "yaml-character": Wording(
        "A value cannot begin with “{character}” as it is.", "Put the whole value in quotation marks."
    ),
    "yaml-block": Wording(
        "After “{character}” the text begins on the next line.",
        "Go on below, indented; or put the value in quotation marks.",
    ),
    "yaml-list-inline": Wording(
        "A list with “-” begins on a line of its own.", "Write one “- …” a line below the key, or [one, another]."
    ),
    "character-forbidden": Wording(
        "Here stands an invisible character that no web page may hold ({character}).",
        "Delete it: write again what stands around it.",
    ),
    "front-matter-not-mapping": Wording(
        "The front matter is not a list of “key: value” lines.",
        "Write one “key: value” a line, with a blank after the colon.",
    ),
    "key-unknown": Wording(
        "“{key}” is not a key of {kind}.", "Keys here are: {known}.", near="Did you mean “{nearest}”?"
    ),
    "key-not-indented": Wording(
        "“{key}” belongs to “{group}” above it, and is not indented.", "Put two blanks before it."
    ),
    "key-duplicate": Wording("“{key}” stands twice; it already stands in line {first}.", "Keep one of the two."),
    "key-missing": Wording("“{key}” is missing in {kind}.", "Add “{key}: …”."),
    "key-not-text": Wording("A key must be plain text.", "Write a word, then a colon."),
    "value-empty": Wording("“{key}” is empty.", "Write a value, or delete the line."),
    "value-not-text": Wording(
        "“{key}” must be a single value, not {found}.",
        "Write it behind the colon, in quotation marks if it has brackets or a colon in it.",
    ),
    "value-not-list": Wording("“{key}” must be a list, not {found}.", "Write [{value}], or one “- …” a line."),
    "value-not-mapping": Wording("“{key}” must be a group of keys, not {found}.", "Write its keys below it, one “key: …” a line, each indented by two blanks: {known}."),
    "value-not-number": Wording(
        "“{key}” must be a number, not “{value}”.",
        "Write digits only, with a dot for a fraction.",
        near="Did you mean {nearest}?",
    ),
    "value-not-yes-no": Wording(
        "“{key}” must be true or false, not “{value}”.", "Write true or false.", near="Write {nearest}."
    ),
    "value-not-choice": Wording("“{value}” is no {key}.", "Choose one of: {known}.", near="Did you mean “{nearest}”?"),
    "value-not-date": Wording(
        "“{value}” is not a date.",
        "Write 2024-12-31, or 2024-12 or 2024 if no more is known.",
        near="Did you mean {nearest}?",
    ),
    "value-not-moment": Wording(
        "“{value}” is not a day or a time.", "Write 2024-12-31 or 2024-12-31 12:30.", near="Did you mean {nearest}?"
    ),
    "value-not-term": Wording(
        "“{value}” is not a length of time.", "Write “2 years” or “18 months”.", near="Did you mean “{nearest}”?"
    ),
    "value-not-url": Wording(
        "“{value}” is not a web address.", "Write it in full, beginning with https://.", near="Did you mean {nearest}?"
    ),
    "value-not-email": Wording(
        "“{value}” is not an e-mail address.", "Write it as name@example.org.", near="Did you mean {nearest}?"
    ),
    "value-not-slug": Wording(
        "“{value}” cannot stand in a URL.",
        "Use lower-case letters a to z, digits and single hyphens.",
        near="Write “{nearest}”.",
    ),
    "value-not-lang": Wording("“{value}” is not a language tag.", "Write pl or en.", near="Did you mean {nearest}?"),
    "value-not-path": Wording(
        "“{value}” is not a file of the content folder.",
        "Write a path such as ../media/picture.svg.",
        near="Did you mean {nearest}?",
    ),
    "value-not-site-path": Wording(
        "“{value}” is not a path of this site.", "Begin it with a slash: /old/address/.", near="Did you mean {nearest}?"
    ),
    "value-too-small": Wording("“{key}” is {value}, and must be at least {limit}.", "Write {limit} or more."),
    "value-not-above": Wording("“{key}” is {value}, and must be more than {limit}.", "Write more than {limit}."),
    "value-too-large": Wording("“{key}” is {value}, and must be at most {limit}.", "Write {limit} or less."),
    "value-cut": Wording(
        "The value ends before “{hidden}”: what follows # is not read.",
        "Put the whole value in quotation marks; or, if this is a remark, put a blank after #.",
    ),
    "alt-empty": Wording(
        "“{key}” is empty.", 'Say what the picture shows; or write {key}: "" if it is mere decoration.'
    ),
    "value-pattern": Wording(
        "“{value}” is not written as “{key}” must be.", "Write it like {example}.", near="Did you mean {nearest}?"
    ),
    "alias-unsupported": Wording(
        "YAML anchors and aliases (& and *) are not read here.",
        "Write the value out; put it in quotation marks if it is a text that begins so.",
    ),
    "tag-unsupported": Wording(
        "YAML tags ({tag}) are not read here.",
        "Delete the tag; put the value in quotation marks if it is a text that begins with !.",
    ),
    "nesting-too-deep": Wording("This is nested more than {limit} deep.", "Flatten it."),
    "language-not-on-site": Wording(
        "The site has no language “{value}”.", "Use one of: {known}; or add it to “languages” in site.yaml."
    ),
    "time-zone-unknown": Wording(
        "“{value}” is no time zone.", "Write one such as Europe/Warsaw.", near="Did you mean {nearest}?"
    ),
    "contrast-low": Wording(
        "Text in {value} on {ground} is hard to read: its contrast is {ratio} to 1, and must be at least 4.5.",
        "Choose colours that differ more.",
        near="Write “{key}: \"{nearest}\"”, or choose colours that differ more.",
    ),
    "statement-nobody": Wording(
        "The accessibility statement does not say whose it is.", "Add “entity: …” to it, or a “publisher” to site.yaml."
    ),
    "barriers-missing": Wording(
        "The status is “{value}”, and nothing is listed that does not conform.",
        "List it under “barriers”, “burden” or “exempt”; or write “status: full”.",
    ),
    "barriers-unexpected": Wording(
        "The status is “{value}”, but something is listed that does not conform.",
        "Write “status: partial”, or take “barriers”, “burden” and “exempt” out.",
    ),
    "organisation-unknown": Wording(
        "There is no organisation “{value}”.", "Create organisations/{value}.md.", near="Did you mean “{nearest}”?"
    ),
    "scheme-unknown": Wording(
        "There is no scheme “{value}”.", "Create schemes/{value}.md.", near="Did you mean “{nearest}”?"
    ),
    "level-unknown": Wording(
        "The scheme “{scheme}” has no level “{value}”.", "Choose one of: {known}.", near="Did you mean “{nearest}”?"
    ),
    "certificate-unknown": Wording(
        "There is no certificate “{value}”.", "Check the id.", near="Did you mean “{nearest}”?"
    ),
    "certificate-duplicate": Wording(
        "The certificate “{value}” is given twice; it already stands in {first}.",
        "Give this one another id, or write “ref: {value}” to add evidence to that one.",
    ),
    "document-unknown": Wording(
        "There is no document “{value}”.", "Write the path of a file in content/.", near="Did you mean “{nearest}”?"
    ),
    "media-unknown": Wording(
        "There is no file “{value}”.", "Put it there, or correct the path.", near="Did you mean “{nearest}”?"
    ),
    "comment-astray": Wording(
        "This comment stands beside no announcement: there is no {value}.", "Rename its folder after its announcement, or delete it.", near="Did you mean {nearest}? Then rename its folder."
    ),
    "reply-unknown": Wording(
        "There is no comment “{value}” of this announcement that this one could answer.", "Write the file name of another comment without .md, or take the line out.", near="Did you mean “{nearest}”?"
    ),
    "picture-broken": Wording(
        "“{value}” cannot be read as a picture: {reason}.", "Export it once more from the program that made it, or copy it once more from the camera."
    ),
    "picture-too-large": Wording(
        "“{value}” is enormous ({size}).", "Make it smaller first: 4000 pixels across are plenty."
    ),
    "picture-format": Wording(
        "Browsers do not show “{value}”, as it is a file of the kind {format}.", "Export the picture as JPEG, or as PNG if it is a drawing, and name that file here."
    ),
    "picture-misnamed": Wording(
        "“{value}” is called {promised}, and is {format}.", "Rename the file to {name}, here too."
    ),
    "picture-uncleaned": Wording(
        "“{value}” is published with everything in it, perhaps with the place where it was taken: a {format} file cannot be cleaned.",
        "Export it as JPEG or PNG, or make sure that it says nothing of that kind.",
    ),
    "drawing-cleaned": Wording(
        "“{value}” is published without parts that could run or fetch something: {removed}.", "Save it as “plain SVG”, or with letters turned into paths, and look whether something is missing."
    ),
    "drawing-entities": Wording(
        "“{value}” declares an entity (“{entity}”), and such drawings are not read.", "Save it as “plain SVG”."
    ),
    "url-duplicate": Wording(
        "This page would stand at {url}, where {first} already stands.", "Give one of the two another “slug”."
    ),
    "alias-duplicate": Wording(
        "The old address {value} is also given in {first}.", "Keep it where the old page went; delete the other one."
    ),
    "alias-taken": Wording(
        "At the old address {value} a page stands today: {first}.", "Delete this alias, or give that page another “slug”."
    ),
    "title-duplicate": Wording(
        "“{value}” is also the title of {first}; in lists and search results nobody can tell the two apart.",
        "Add to one of them what makes it different: a year, a place, a name.",
    ),
    "summary-long": Wording(
        "The summary has {value} characters; search results and feeds show about {limit}.",
        "Put what matters first, and the rest into the text.",
    ),
    "tag-similar": Wording(
        "The tag “{value}” ({times}×) looks like “{nearest}” ({count}×), and readers find only one of them.",
        "Write the same tag everywhere, in the same letters.",
        near="Write “{nearest}”.",
    ),
    "media-unused": Wording("No document shows or links to {value}.", "Show it somewhere, or delete it."),
    "id-not-slug": Wording(
        "The file name “{value}” cannot be an id.",
        "Rename the file: lower-case letters a to z, digits and single hyphens.",
        near="Rename it to {nearest}.md.",
    ),
    "certificate-id-reserved": Wording(
        "No certificate can have the id “{value}”: “supersedes: {value}” has a meaning of its own.",
        "Give it another id.",
    ),
    "level-needless": Wording(
        "The scheme “{scheme}” has no levels.", "Delete this line, or add the level to schemes/{scheme}.md."
    ),
    "level-missing": Wording(
        "The certificate “{certificate}” has no level, and “{scheme}” has levels.", "Add “level: …”, one of: {known}."
    ),
    "score-above-max": Wording("The score {value} is above its maximum of {max}.", "Correct “value” or “max”."),
    "certificate-ends-before-start": Wording(
        "The certificate ends ({value}) before it begins ({basis}: {start}).",
        "Correct one of the two dates.",
    ),
    "term-contradicts-end": Wording(
        "A term of {value} ends about {computed}, and “valid_until” says {end}.",
        "Check both against the source; delete “term” if the source states the end.",
    ),
    "term-of-open-end": Wording(
        "A term of {value} is stated, and “valid_until: open” says that it never runs out.",
        "Delete the one that the source does not state.",
    ),
    "certificate-overlap": Wording(
        "The organisation already holds “{other}” of the same scheme at that time (to {until}).",
        "If this one renews or upgrades it, add “supersedes: {other}”; if both run side by side, add “kind: initial”.",
    ),
    "predecessor-missing": Wording(
        "This is a {kind}, and it is not known of what.",
        "Add “supersedes: …” with the earlier certificate's id, or “supersedes: unknown” if nobody recorded it.",
    ),
    "predecessor-ambiguous": Wording(
        "This is a {kind}, and it could be of any of: {known}.",
        "Add “supersedes: …” with one of these, or “supersedes: unknown”.",
    ),
    "supersedes-other-organisation": Wording(
        "“{value}” belongs to “{organisation}”, this certificate to “{own}”.",
        "A certificate supersedes one of the same organisation; correct the id.",
    ),
    "supersedes-other-scheme": Wording(
        "“{value}” is of the scheme “{scheme}”, this certificate of “{own}”.",
        "A certificate supersedes one of the same scheme; correct the id.",
    ),
    "supersedes-later": Wording("“{value}” begins after this certificate.", "Let the later one supersede the earlier."),
    "supersedes-cycle": Wording(
        "These certificates supersede each other in a circle: {circle}.", "Delete one “supersedes”."
    ),
    "supersedes-taken": Wording(
        "“{value}” is already superseded by “{other}”.", "Name the certificate that came right before this one."
    ),
    "upgrade-not-higher": Wording(
        "“{value}” is not above “{level}”, which “{other}” has.", "Write “kind: renewal”, or correct the level."
    ),
    "issuer-unknown": Wording(
        "“{value}” is no issuer of this scheme; these are: {known}.",
        "Correct the name, or add the issuer to the scheme.",
        near="Did you mean “{nearest}”?",
    ),
    "issuer-outside-period": Wording(
        "“{value}” did not award this scheme at that time ({when}).",
        "Correct the name or the date, or the issuer's period in the scheme.",
        near="Then it was “{nearest}”. Correct the name or the date, or the issuer's period in the scheme.",
    ),
    "event-before-start": Wording(
        "This happened ({value}) before the certificate began ({start}).", "Correct one of the two dates."
    ),
    "event-not-suspended": Wording(
        "The certificate is reinstated ({value}), but it was not suspended before.",
        "Add the suspension, or delete this event.",
    ),
    "body-unreadable": Wording(
        "This text is nested too deep, in lists, quotations or HTML, to be read as Markdown; it would show as it is written.",
        "Flatten what stands within other things.",
    ),
    "html-not-allowed": Wording(
        "The HTML element <{value}> is not shown.",
        "Write it in Markdown, or link to it; delete what was pasted by accident.",
    ),
    "address-not-allowed": Wording(
        "A link or a picture cannot lead to “{value}”.",
        "Write a path, or an address that begins with https://, mailto: or tel:; put pictures into media/.",
    ),
    "alt-missing": Wording(
        "The picture {target} says nothing to people who cannot see it.",
        "Write between [ and ] what it shows; if it is mere decoration: <img src=\"{target}\" alt=\"\">.",
    ),
    "heading-first-level": Wording(
        "“{value}” is a heading of the first level, as only the page's title is.", "Begin it with {wanted}."
    ),
    "heading-skips": Wording(
        "“{value}” leaves out a level of heading: people who listen to the page think that they missed something.",
        "Begin it with {wanted} instead of {written}.",
    ),
    "link-missing": Wording(
        "This link leads to “{value}”, which is not on the site.", "Correct the link.", near="Did you mean “{nearest}”?"
    ),
    "link-outside": Wording(
        "This link leads out of the content folder: “{value}”.", "Link to a file in content/, or to a web address."
    ),
    "anchor-missing": Wording(
        "The page has no place “#{value}”.", "Correct the part after #.", near="Did you mean “#{nearest}”?"
    ),
    "link-unpublished": Wording(
        "This link leads to “{value}”, which is not published ({reason}).",
        "Publish that one first, or take the link out until then.",
    ),
    "link-text-missing": Wording(
        "The link to {target} has no words that one could read or hear.", "Write between [ and ] what it leads to."
    ),
    "link-text-vague": Wording(
        "“{value}” does not say where the link leads.",
        "Make words of the sentence the link, such as the name of what is there.",
    ),
    "link-text-address": Wording(
        "The link shows its bare address, which is read out letter by letter.",
        "Write [the name of the page]({target}).",
    ),
    "link-dead": Wording(
        "{target} is no longer there ({reason}).", "Find where it went, or take the link out."
    ),
    "link-unanswered": Wording(
        "{target} did not answer ({reason}); that may pass.", "Try it in a browser; nothing need be done if it works there."
    ),
    "link-moved": Wording(
        "{target} has moved for good.", "Write the new address: {nearest}.", near="Write the new address: {nearest}."
    ),
    "layout-missing": Wording(
        "There is no layout “{value}”.", "Put it into the layouts folder.", near="Did you mean “{nearest}”?"
    ),
    "layout-syntax": Wording("The layout cannot be read: {reason}.", "Correct this line."),
    "layout-dynamic": Wording(
        "A layout's name is computed here.", "Name the layout in quotation marks, so that changes to it are noticed."
    ),
    "layout-undefined": Wording(
        "The layout asks for something that there is not: {reason}.",
        "Correct the name, or test with “is defined”. Page: {url}.",
    ),
    "layout-failed": Wording("The layout failed: {reason}.", "Correct this line. Page: {url}."),
    "layouts-missing": Wording(
        "There is no layouts folder {folder}, or nothing is in it.",
        "Name another with --layouts, or leave the flag out.",
    ),
    "words-file-missing": Wording(
        "The site speaks “{language}”, and the layouts have no wording for it.",
        "Add language/{language}.yaml with the keys of the other languages.",
    ),
    "words-missing": Wording("The wording “{value}” is missing in {language}.", "Add it to language/{language}.yaml."),
    "words-syntax": Wording("The wording cannot be read: {reason}.", "Write one “key: text” a line."),
    "output-foreign": Wording(
        "{folder} holds files that Laur did not make.",
        "Name another folder with --output, or empty it yourself.",
    ),
    "output-unwritable": Wording(
        "{folder} cannot be written: {reason}.", "Check its permissions and the space on the disk."
    ),
    # the browser editor
    "cms-not-installed": Wording(
        "The site has a browser editor (features.cms in site.yaml), but its program, Decap CMS, is not in node_modules/ in {folder}.",
        "Install it there: npm install decap-cms@3. Or take cms out of site.yaml.",
    ),
    # search
    "search-not-installed": Wording(
        "The site has search (features.search in site.yaml), but what makes its index is not installed: {value}.",
        "Install it: pip install \"laur[search]\". Or take search out of site.yaml.",
    ),
    "search-failed": Wording("The search index could not be made: {reason}.", "Build again; if it happens again, take search out of site.yaml and report it."),
}
