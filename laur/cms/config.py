"""The configuration of Decap CMS, in which announcements are written in a browser: its forms are the model's fields.

What a form of Decap cannot show (a group whose keys an editor chooses) has no field there; Decap leaves in the file
what it has no field for. Widgets: https://decapcms.org/docs/widgets/; ``kinds`` is ours (``layouts/assets/cms.js``):
a list whose entries are of several kinds, told apart by their first key; so are ``words``, a text in each language, and
``body``, the Markdown of a document.
"""

from collections.abc import Mapping

from laur.frontmatter.fields import Field, FieldKind, fields_of
from laur.i18n.keys import choice_label
from laur.model import Announcement, Cms, Entry, Organisation, PlainPage, Scheme, Site

Config = dict[str, object]

COLLECTIONS: tuple[tuple[type[Announcement | Organisation | Scheme | PlainPage], str], ...] = (
    (Announcement, "{{year}}-{{month}}-{{day}}-{{slug}}"),
    (Organisation, "{{slug}}"),
    (Scheme, "{{slug}}"),
    (PlainPage, "{{slug}}"),
)
"""Each kind of document, and how its files are named."""
_NEWS_PATH = "{{year}}/{{slug}}"
"""Where a new announcement stands; also how many folders deep Decap looks for those that there are."""
_LONG = frozenset({"summary", "consent"})
_PICKED = frozenset({FieldKind.ORGANISATION, FieldKind.SCHEME, FieldKind.CHOICE, FieldKind.LANG})
"""What is chosen among what there is, and not written."""
_WORDS: Mapping[str, Mapping[str, str]] = {
    "pl": {
        "news": "Aktualności",
        "news.one": "Aktualność",
        "organisations": "Organizacje",
        "organisations.one": "Organizacja",
        "schemes": "Programy",
        "schemes.one": "Program",
        "pages": "Strony",
        "pages.one": "Strona",
        "body": "Treść",
        "raw": "Ta treść ma znaki, których edytor wizualny by nie zachował. Dlatego widać ją tak, jak stoi w pliku.",
        "form": "Wpisz jak w przykładzie: {example}",
        "example": "Na przykład: {example}",
        "true": "Włączone",
        "false": "Wyłączone",
        "certificate": "Certyfikat",
        "reference": "Kolejne źródło certyfikatu, który już jest",
    },
    "en": {
        "news": "News",
        "news.one": "Announcement",
        "organisations": "Organisations",
        "organisations.one": "Organisation",
        "schemes": "Schemes",
        "schemes.one": "Scheme",
        "pages": "Pages",
        "pages.one": "Page",
        "body": "Text",
        "raw": "This text has marks that the visual editor would not keep. So it is shown as it stands in the file.",
        "form": "Write it as in the example: {example}",
        "example": "For instance: {example}",
        "true": "On",
        "false": "Off",
        "certificate": "Certificate",
        "reference": "More evidence of a certificate that exists",
    },
}


def decap_config(site: Site, base_url: str, content: str) -> Config:
    """The configuration of the editor of a site whose content stands in the folder `content` of its repository."""
    lang = site.lang if site.lang in _WORDS else "en"
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
    return {**stated, "repo": cms.repo} if cms.repo else stated


def _collection(kind: type[Entry], names: str, site: Site, content: str, lang: str) -> Config:
    folder = str(getattr(kind, "folder", ""))
    words = _WORDS[lang]
    title = "name" if "name" in kind.__struct_fields__ else "title"
    is_worded = any(field.key == title and field.kind is FieldKind.LOCALISED for field in fields_of(kind, lang))
    identifier = f"{title}.{site.lang}" if is_worded and len(site.languages) > 1 else title
    body = {
        "name": "body",
        "label": words["body"],
        "widget": "body",
        "required": False,
        "modes": ["rich_text", "raw"],
        "as_written": words["raw"],
    }
    return {
        "name": folder,
        "label": words[folder],
        "label_singular": words[f"{folder}.one"],
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


def _fields(found: tuple[Field, ...], site: Site, lang: str, *, may_lack: bool = False) -> list[Config]:
    """Those that must be stated first, as a form is filled in from the top.

    Decap asks for what is required even in a group that is left out whole, so there (`may_lack`) nothing is required
    of the form; `check` tells of a group that is stated in part.
    """
    ordered = sorted(found, key=lambda field: not field.is_required)
    return [
        {
            "name": field.key,
            "label": field.label or field.key,
            "required": field.is_required and not may_lack,
            **({"hint": hint} if (hint := _hint(field, lang)) else {}),
            **widget,
        }
        for field in ordered
        if (widget := _widget(field, site, lang))
    ]


def _hint(field: Field, lang: str) -> str:
    """What a key means, for somebody who sees no file: what can be picked is not told how it is written."""
    words = _WORDS[lang]
    if (field.item or field).kind in _PICKED or _file_widget(field):
        meaning, colon, _ = field.meaning.partition(":")
        return f"{meaning}." if colon else ""
    if field.kind is FieldKind.BOOLEAN:
        word, _, meaning = field.meaning.partition(":")
        return f"{words.get(word, word)}:{meaning}"
    example = words["example"].format(example=field.example.strip()) if field.pattern else ""
    meaning = "" if field.meaning == f"{field.label}." else field.meaning
    return f"{meaning} {example}".strip()


def _widget(field: Field, site: Site, lang: str) -> Config:
    """The widget of a field and what it must be told; empty where no widget can show it."""
    match field.kind:
        case FieldKind.GROUP:
            inner = _fields(field.fields, site, lang, may_lack=not field.is_required)
            return {"widget": "object", "collapsed": not field.is_required, "fields": inner}
        case FieldKind.LIST if field.item is not None:
            return _list(field, field.item, site, lang)
        case FieldKind.MAPPING:
            return {}
        case FieldKind.LOCALISED:
            return _worded(field, site)
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


def _options(words: tuple[str, ...], lang: str) -> list[Config]:
    return [{"value": word, "label": choice_label(word, lang) or word} for word in words]


def _file_widget(field: Field) -> str:
    """The widget in which a file is picked; empty for a field that is none, or none of ``media/``."""
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
    return {"widget": "list", "collapsed": False, "field": entry}  # folded up, each would show its label and no word


def _type(group: Field, site: Site, lang: str) -> Config:
    """One of several kinds of entries. An empty text tells a new entry's kind before anything was written in it."""
    first, *rest = _fields(group.fields, site, lang)
    return {
        "name": group.tag,
        "label": _WORDS[lang][group.tag],
        "widget": "object",
        "summary": f"{{{{fields.{first['name']}}}}}",
        "fields": [{**first, "default": ""}, *rest],
    }


def _worded(field: Field, site: Site) -> Config:
    if len(site.languages) == 1:
        return {"widget": "string"}
    each = [
        {"name": each, "label": each, "widget": "string", "required": field.is_required and each == site.lang}
        for each in site.languages
    ]
    return {"widget": "words", "fields": each}


def _relation(to: FieldKind, site: Site) -> Config:
    """A choice among the organisations or the schemes that there are, by name; what is kept is the file's name."""
    is_worded = to is FieldKind.SCHEME and len(site.languages) > 1
    name = f"name.{site.lang}" if is_worded else "name"
    return {
        "widget": "relation",
        "collection": f"{to.value}s",
        "search_fields": [name, "slug"],
        # A name that is one for all languages has no part to show; its file's name tells which it is.
        "display_fields": [name, "{{slug}}"] if is_worded else [name],
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
        widget["pattern"] = [field.pattern, _WORDS[lang]["form"].format(example=field.example.strip())]
    return widget
