"""The configuration of the browser editor (Decap CMS), whose forms are made from the fields of the model.

A form of Decap cannot show a group whose keys an editor chooses, so such keys have no field; Decap keeps keys without a
field in the file. Widgets are described at https://decapcms.org/docs/widgets/; three of them are Laur's own
(``layouts/assets/cms.js``): ``kinds``, a list with several kinds of entries, distinguished by their first key;
``words``, a text in each language; ``body``, the Markdown of a document.
"""

from urllib.parse import urlsplit

from laur.frontmatter.fields import Field, FieldKind, fields_of
from laur.i18n.keys import choice_label
from laur.i18n.messages import texts
from laur.model import Announcement, Cms, Entry, Organisation, PlainPage, Scheme, Site

Config = dict[str, object]

COLLECTIONS: tuple[tuple[type[Announcement | Organisation | Scheme | PlainPage], str], ...] = (
    (Announcement, "{{year}}-{{month}}-{{day}}-{{slug}}"),
    (Organisation, "{{slug}}"),
    (Scheme, "{{slug}}"),
    (PlainPage, "{{slug}}"),
)
"""Each kind of document, with the name of its new files."""
_NEWS_PATH = "{{year}}/{{slug}}"
"""The path of a new announcement; Decap lists existing ones as many folders deep."""
_LONG = frozenset({"summary", "consent"})
"""Keys with a text of several lines."""
_CHOSEN = frozenset({FieldKind.ORGANISATION, FieldKind.SCHEME, FieldKind.CHOICE, FieldKind.LANG})
"""Values that are chosen from a list, and not typed."""


def cms_config(site: Site, base_url: str) -> Config:
    """The configuration of the editor of a site."""
    content = (site.cms or Cms()).content.strip("/")
    lang = "pl" if site.lang == "pl" else "en"
    return {
        "backend": _backend(site.cms or Cms()),
        "local_backend": True,
        "locale": lang,
        **({"site_url": base_url, "display_url": base_url} if base_url else {}),
        "media_folder": f"{content}/media",
        "public_folder": "/media",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [_collection(kind, names, site, content, lang) for kind, names in COLLECTIONS],
    }


def _backend(cms: Cms) -> Config:
    stated: Config = {"name": cms.backend.value, "branch": cms.branch}
    if cms.repo:
        stated["repo"] = cms.repo
    if cms.login:
        parts = urlsplit(cms.login)
        stated["base_url"] = f"{parts.scheme}://{parts.netloc}"
        stated["auth_endpoint"] = parts.path.strip("/") or "auth"
    return stated


def _collection(kind: type[Entry], names: str, site: Site, content: str, lang: str) -> Config:
    folder = str(getattr(kind, "folder", ""))
    labels = texts("cms", lang)
    title = "name" if "name" in kind.__struct_fields__ else "title"
    is_localised = any(field.key == title and field.kind is FieldKind.LOCALISED for field in fields_of(kind, lang))
    identifier = f"{title}.{site.lang}" if is_localised and len(site.languages) > 1 else title
    body = {
        "name": "body",
        "label": labels["body"],
        "widget": "body",
        "required": False,
        "modes": ["rich_text", "raw"],
        "as_written": labels["raw"],
    }
    return {
        "name": folder,
        "label": labels[folder],
        "label_singular": labels[f"{folder}.one"],
        "folder": f"{content}/{folder}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": names,
        **({"path": _NEWS_PATH} if folder == "news" else {}),
        "identifier_field": identifier,
        "summary": f"{{{{{identifier}}}}}",
        "fields": [*_fields(fields_of(kind, lang), site, lang), body],
    }


def _fields(found: tuple[Field, ...], site: Site, lang: str, *, is_optional: bool = False) -> list[Config]:
    """The fields of a form, with the required ones first, because a form is filled in from the top.

    Decap requires the fields of a group even if the group is left empty. So in an optional group (`is_optional`) no
    field is required in the form; ``check`` reports a group that is incomplete.
    """
    ordered = sorted(found, key=lambda field: not field.is_required)
    return [
        {
            "name": field.key,
            "label": field.label or field.key,
            "required": field.is_required and not is_optional,
            **({"hint": hint} if (hint := _hint(field, lang)) else {}),
            **widget,
        }
        for field in ordered
        if (widget := _widget(field, site, lang))
    ]


def _hint(field: Field, lang: str) -> str:
    """The meaning of a key, for editors who do not see the file: without the spelling of values that are chosen."""
    labels = texts("cms", lang)
    if (field.item or field).kind in _CHOSEN or _file_widget(field):
        meaning, colon, _ = field.meaning.partition(":")
        return f"{meaning}." if colon and meaning != field.label else ""
    if field.kind is FieldKind.BOOLEAN:
        value, _, meaning = field.meaning.partition(":")
        return f"{labels.get(value, value)}:{meaning}"
    example = labels["example"].format(example=field.example.strip()) if field.pattern else ""
    meaning = "" if field.meaning == f"{field.label}." else field.meaning
    return f"{meaning} {example}".strip()


def _widget(field: Field, site: Site, lang: str) -> Config:
    """The widget of a field with its options; empty if no widget can show the field."""
    match field.kind:
        case FieldKind.GROUP:
            inner = _fields(field.fields, site, lang, is_optional=not field.is_required)
            return {"widget": "object", "collapsed": not field.is_required, "fields": inner}
        case FieldKind.IDENTIFIERS:
            return {"widget": "object", "collapsed": True, "fields": _fields(field.fields, site, lang)}
        case FieldKind.LIST if field.item is not None:
            return _list(field, field.item, site, lang)
        case FieldKind.MAPPING:
            return {}
        case FieldKind.LOCALISED:
            return _localised(field, site)
        case FieldKind.ORGANISATION | FieldKind.SCHEME:
            return _relation(field.kind, site)
        case FieldKind.INTEGER | FieldKind.NUMBER:
            return _number(field)
        case _:
            return _single(field, site, lang)


def _single(field: Field, site: Site, lang: str) -> Config:
    match field.kind:
        case FieldKind.LANG:
            return {"widget": "select", "options": _options(site.languages, lang)}
        case FieldKind.CHOICE:
            return {"widget": "select", "options": _options(field.choices, lang)}
        case FieldKind.PATH:
            return {"widget": _file_widget(field) or "string"}
        case FieldKind.BOOLEAN:
            return {"widget": "boolean", **({} if field.default is None else {"default": field.default})}
        case _:
            return _text(field, lang)


def _options(values: tuple[str, ...], lang: str) -> list[Config]:
    return [{"value": value, "label": choice_label(value, lang) or value} for value in values]


def _file_widget(field: Field) -> str:
    """The widget to choose a file of ``media/``; empty for any other field."""
    return {"src": "image", "file": "file"}.get(field.key, "") if field.kind is FieldKind.PATH else ""


def _list(field: Field, item: Field, site: Site, lang: str) -> Config:
    if item.others:
        types = [_type(each, site, lang) for each in (item, *item.others)]
        return {"widget": "kinds", "label_singular": types[0]["label"], "collapsed": True, "types": types}
    if item.kind is FieldKind.GROUP:
        return {"widget": "list", "collapsed": True, "fields": _fields(item.fields, site, lang)}
    inner = _widget(item, site, lang)
    if inner["widget"] in ("relation", "select"):
        return {**inner, "multiple": True}
    if inner["widget"] == "words":
        return {"widget": "list", "fields": inner["fields"]}
    entry = {"name": "entry", "label": field.label or field.key, "required": True, **inner}
    return {"widget": "list", "collapsed": False, "field": entry}  # a collapsed entry shows its label, not its value


def _type(group: Field, site: Site, lang: str) -> Config:
    """One of several kinds of entries. Its first key is an empty text, which marks the kind of a new entry."""
    first, *rest = _fields(group.fields, site, lang)
    return {
        "name": group.tag,
        "label": texts("cms", lang)[group.tag],
        "widget": "object",
        "summary": f"{{{{fields.{first['name']}}}}}",
        "fields": [{**first, "default": ""}, *rest],
    }


def _localised(field: Field, site: Site) -> Config:
    if len(site.languages) == 1:
        return {"widget": "string"}
    each = [
        {"name": each, "label": each, "widget": "string", "required": field.is_required and each == site.lang}
        for each in site.languages
    ]
    return {"widget": "words", "fields": each}


def _relation(to: FieldKind, site: Site) -> Config:
    """A choice among the existing organisations or schemes by name; the value is the name of the file."""
    is_localised = to is FieldKind.SCHEME and len(site.languages) > 1
    name = f"name.{site.lang}" if is_localised else "name"
    return {
        "widget": "relation",
        "collection": f"{to.value}s",
        "search_fields": [name, "slug"],
        # A scheme with one name for all languages has no name in this one, so the name of its file is shown as well.
        "display_fields": [name, "{{slug}}"] if is_localised else [name],
        "value_field": "{{slug}}",
        "options_length": 500,
    }


def _number(field: Field) -> Config:
    bounds = {"min": field.least if field.above is None else field.above, "max": field.most}
    stated = {name: bound for name, bound in bounds.items() if bound is not None}
    return {"widget": "number", "value_type": "int" if field.kind is FieldKind.INTEGER else "float", **stated}


def _text(field: Field, lang: str) -> Config:
    widget: Config = {"widget": "text" if field.key in _LONG else "string"}
    if field.pattern:
        message = texts("frontmatter", lang)["pattern"].format(example=field.example.strip())
        widget["pattern"] = [field.pattern, message]
    return widget
