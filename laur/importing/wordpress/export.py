"""The WordPress export format (WXR 1.0 to 1.2), read as a stream, twice, so that memory does not grow with its size.

The first reading lists everything (`survey`), as a text may refer to an image or an article that comes later in the
file. The second yields the items with their texts, one at a time (`read_items`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from lxml import etree
from msgspec import Struct

from laur.importing.dates import read_moment
from laur.importing.findings import Finding, finding
from laur.importing.items import Attachment, Item, ItemComment, ItemKind, ItemStatus, Markup
from laur.importing.text import plain
from laur.importing.wordpress.blocks import with_footnotes
from laur.importing.wordpress.elementor import elementor_html
from laur.importing.xml import UnreadableExportError, XmlDefects, child_elements
from laur.model.dates import Moment, PartialDate, parse_moment

_SHORTCODE = re.compile(r"\[[a-z][\w-]*\s+[\w-]+=[^\]]*\]|\[/[a-z][\w-]*\]|\[(?:gallery|caption|embed)\]")
"""Shortcodes in an excerpt, where WordPress does not expand them."""
_NUMBER = re.compile(r"\d{1,18}")
_STATUSES = {
    "publish": ItemStatus.PUBLISHED,
    "future": ItemStatus.SCHEDULED,
    "draft": ItemStatus.DRAFT,
    "pending": ItemStatus.DRAFT,
    "private": ItemStatus.DRAFT,
}
_SKIPPED_STATUSES = frozenset({"trash", "auto-draft", "inherit"})
_INTERNAL_TYPES = frozenset(
    """attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request wp_block wp_template
    wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face acf-field acf-field-group
    elementor_library elementor_font elementor_icons mc4wp-form wpcf7_contact_form""".split()  # noqa: SIM905 - a list of words
)
"""Types of entries that readers never see."""
_NO_CATEGORY = frozenset({"uncategorized", "bez-kategorii", "uncategorised"})
_DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description")
_TAXONOMIES = frozenset({"category", "post_tag"})
_INTERNAL_TERMS = re.compile(
    r"(?:post|term)_(?:format|translations|language)|language|nav_menu|link_category|wp_\w+|elementor\w*|"
    r"product_(?:type|visibility)|translation_priority|yst_prominent_words"
)
_INTERNAL_FIELDS = re.compile(
    r"_.*|footnotes|(?:rank_math|wpb|vc|et|fusion|pyre|avada|elementor|slide|rs|wpml|wp|ocean|astra|ast|site|theme|td|mfn|"
    r"eg|dsq|nectar|sbg|kd|enclosure|classic-editor|inline_featured_image|om_disable|post_views|views|hefo|iawp|saved_in_kubio)"
    r"(?:[_-].*)?",
    re.IGNORECASE,
)
"""Metadata in which plugins store their settings."""
_MAX_ERRORS = 5
"""In the report; further ones are mostly consequences."""


class WxrOptions(Struct, frozen=True):
    """How to read an export."""

    time_zone: str
    encoding: str = ""
    as_news: frozenset[str] = frozenset()
    """Further post types that become announcements."""


class Survey(Struct, frozen=True):
    """The contents of an export, without texts."""

    base: str = ""
    """The address of the old site."""
    items: tuple[Item, ...] = ()
    attachments: Mapping[str, Attachment] = {}
    terms: Mapping[str, str] = {}
    """The names of categories and tags by ``category/slug`` and ``tag/slug``."""
    patterns: Mapping[str, str] = {}
    """Reusable blocks by key."""
    repeats: Mapping[str, int] = {}
    """How often each key occurs; concatenated exports contain items twice."""
    findings: tuple[Finding, ...] = ()


class _ExportHead:
    """What precedes the items: the site's address, authors and terms, collected while the file is read."""

    def __init__(self) -> None:
        self.base = ""
        self.authors: dict[str, str] = {}
        self.terms: dict[str, str] = {}
        self.is_wordpress = False

    def read(self, element: etree._Element) -> None:
        """Notes what an element before the items says."""
        name, fields = _local_name(element), _fields(element)
        if name == "wxr_version":
            self.is_wordpress = True
        elif name in {"base_blog_url", "base_site_url"} or (name == "link" and not self.base):
            self.base = (element.text or "").strip().rstrip("/") or self.base
        elif name == "author":
            self.authors[fields.get("author_login", "")] = plain(fields.get("author_display_name", ""))
        elif name == "category":
            self.terms[f"category/{unquote(fields.get('category_nicename', '')).lower()}"] = plain(
                fields.get("cat_name", "")
            )
        elif name == "tag":
            self.terms[f"tag/{unquote(fields.get('tag_slug', '')).lower()}"] = plain(fields.get("tag_name", ""))


def survey(path: Path, options: WxrOptions) -> Survey:
    """Lists the contents of an export. Raises `UnreadableExportError` if the file is not one."""
    head, items, attachments, findings = _ExportHead(), list[Item](), dict[str, Attachment](), list[Finding]()
    types: Counter[str] = Counter()
    taxonomies, own_fields, patterns = Counter[str](), Counter[str](), dict[str, str]()
    trashed = 0
    for element in child_elements(path, "channel", options.encoding):
        if isinstance(element, XmlDefects):
            findings += _findings_of_file(element)
            continue
        if _local_name(element) != "item":
            head.read(element)
            continue
        fields = _fields(element)
        kind = fields.get("post_type", "post")
        if kind == "attachment":
            found = _attachment(fields, _meta(element), head.base)
            attachments[found.key] = found
        elif kind == "wp_block":
            patterns[f"post-{_id(fields, 'post_id')}"] = fields.get("content", "")
        elif fields.get("status") in _SKIPPED_STATUSES:
            trashed += fields.get("status") == "trash"
        elif (item := _item(element, fields, head, options)) is not None:
            items.append(item)
            findings += _findings_of_item(item, fields, element)
            taxonomies.update(where for where, _, _ in _categories(element) if _is_unsupported(where))
            own_fields.update(name for name, value in _meta(element).items() if _is_for_readers(name, value))
        else:
            types[kind] += 1
    if not head.is_wordpress:
        raise UnreadableExportError("export-not-wordpress")
    findings += [
        finding("type-internal" if t in _INTERNAL_TYPES else "type-left-out", what=f"{t}: {n}")
        for t, n in types.items()
    ]
    findings += [finding("taxonomy-left-out", what=f"{name}: {n}") for name, n in taxonomies.items()]
    findings += [finding("fields-left-out", what=f"{name}: {n}") for name, n in own_fields.items()]
    findings += [finding("item-trashed", what=str(trashed))] if trashed else []
    repeats = Counter(item.key for item in items)
    last = tuple({item.key: item for item in items}.values())
    return Survey(head.base, last, attachments, head.terms, patterns, repeats, tuple(findings))


def read_items(path: Path, options: WxrOptions) -> Iterator[Item]:
    """Each item that `survey` lists, with its text and comments, as often as it occurs in the file."""
    head = _ExportHead()
    for element in child_elements(path, "channel", options.encoding):
        if isinstance(element, XmlDefects):
            continue
        if _local_name(element) != "item":
            head.read(element)
            continue
        fields = _fields(element)
        if fields.get("status") in _SKIPPED_STATUSES or fields.get("post_type") == "attachment":
            continue
        item = _item(element, fields, head, options, with_text=True)
        if item is not None:
            yield item


# ---------------------------------------------------------------------------------------------- items


def _item(
    element: etree._Element,
    fields: Mapping[str, str],
    head: _ExportHead,
    options: WxrOptions,
    *,
    with_text: bool = False,
) -> Item | None:
    """An article or a page; None for any other type."""
    post_type = fields.get("post_type", "post")
    if post_type not in {"post", "page", *options.as_news}:
        return None
    number = _id(fields, "post_id")
    meta = _meta(element)
    link = fields.get("link", "").strip()
    categories = _categories(element)
    published = _moment(fields, options.time_zone)
    text = fields.get("content", "")
    if not text.strip() and meta.get("_elementor_data"):
        text = elementor_html(meta["_elementor_data"])
    thumbnail = meta.get("_thumbnail_id", "").strip()
    author = fields.get("creator", "")
    return Item(
        key=f"post-{number}" if number else f"link-{link or fields.get('title', '')}",
        kind=ItemKind.PAGE if post_type == "page" else ItemKind.NEWS,
        title=plain(fields.get("title", "")),
        link=link,
        addresses=_addresses(fields, head.base, number),
        slug=unquote(fields.get("post_name", "").strip()),
        date=published,
        updated=_updated(fields, published),
        status=ItemStatus.DRAFT
        if fields.get("post_password")
        else _STATUSES.get(fields.get("status", ""), ItemStatus.DRAFT),
        author=head.authors.get(author) or author,
        summary=plain(_SHORTCODE.sub("", fields.get("excerpt", "")))
        or next((plain(meta[k]) for k in _DESCRIPTIONS if meta.get(k)), ""),
        tags=tuple(dict.fromkeys(name for domain, slug, name in categories if _is_tag(domain, slug))),
        # Polylang stores languages and translations as terms, WPML's export as metadata.
        lang=_term(categories, "language") or meta.get("_wpml_import_language_code", "").strip(),
        group=_term(categories, "post_translations") or meta.get("_wpml_import_translation_group", "").strip(),
        image=f"post-{thumbnail}" if _NUMBER.fullmatch(thumbnail) else "",
        text=with_footnotes(text, meta.get("footnotes", "")) if with_text else "",
        is_empty=not text.strip(),
        markup=Markup.WORDPRESS,
        comments=_approved_comments(element) if with_text else (),
    )


def _attachment(fields: Mapping[str, str], meta: Mapping[str, str], base: str) -> Attachment:
    number = _id(fields, "post_id")
    return Attachment(
        key=f"post-{number}",
        url=fields.get("attachment_url", "").strip() or fields.get("guid", "").strip(),
        parent=f"post-{_id(fields, 'post_parent')}",
        pages=tuple(page for page in (fields.get("link", "").strip(), *_attachment_pages(base, number)) if page),
        title=plain(fields.get("title", "")),
        alt=plain(meta.get("_wp_attachment_image_alt", "")),
        caption=plain(fields.get("excerpt", "")),
    )


def _attachment_pages(base: str, number: str) -> tuple[str, ...]:
    return (f"{base}/?attachment_id={number}", f"{base}/?p={number}") if base and number else ()


def _addresses(fields: Mapping[str, str], base: str, number: str) -> tuple[str, ...]:
    guid = fields.get("guid", "").strip()
    known = [guid] if guid.startswith(("http://", "https://")) else []
    if number and base:
        known += [f"{base}/?p={number}", f"{base}/?page_id={number}"]
    return tuple(dict.fromkeys(known))


def _term(categories: Sequence[tuple[str, str, str]], domain: str) -> str:
    """The slug of an entry's first term in a taxonomy; empty if there is none."""
    return next((slug for where, slug, _ in categories if where == domain), "")


def _is_tag(domain: str, slug: str) -> bool:
    return domain == "post_tag" or (domain == "category" and slug not in _NO_CATEGORY)


def _is_unsupported(domain: str) -> bool:
    return domain not in _TAXONOMIES and not _INTERNAL_TERMS.fullmatch(domain)


def _is_for_readers(field: str, value: str) -> bool:
    """Whether readers may have seen a custom field: it is text or a number, and not a plugin's setting."""
    return bool(value.strip()) and not value.startswith(("a:", "{", "O:")) and not _INTERNAL_FIELDS.fullmatch(field)


def _approved_comments(element: etree._Element) -> tuple[ItemComment, ...]:
    """The approved comments, oldest first."""
    found = []
    for fields in _comments(element):
        if fields.get("comment_approved") == "1" and fields.get("comment_type", "") in {"", "comment"}:
            parent = _id(fields, "comment_parent")
            found.append(
                ItemComment(
                    key=_id(fields, "comment_id"),
                    author=plain(fields.get("comment_author", "")),
                    text=fields.get("comment_content", ""),
                    date=parse_moment(fields.get("comment_date", "").strip()[:16]),
                    url=fields.get("comment_author_url", "").strip(),
                    reply_to="" if parent == "0" else parent,
                )
            )
    return tuple(comment for comment in found if comment.key)


def _comments(element: etree._Element) -> Iterator[dict[str, str]]:
    return (_fields(child) for child in element if _local_name(child) == "comment")


# ---------------------------------------------------------------------------------------------- findings


def _findings_of_item(item: Item, fields: Mapping[str, str], element: etree._Element) -> Iterator[Finding]:
    def reported(code: str, what: str = "") -> Finding:
        return finding(code, item.title or item.key, what=what, source=item.link)

    if fields.get("post_password"):
        yield reported("password-became-draft")
    elif fields.get("status") == "private":
        yield reported("private-became-draft")
    if fields.get("is_sticky") == "1":
        yield reported("sticky")
    if item.date is None and item.status is not ItemStatus.DRAFT and item.kind is ItemKind.NEWS:
        yield reported(
            "date-unreadable" if fields.get("post_date", "").strip() else "date-missing", fields.get("post_date", "")
        )
    dropped = Counter(code for comment in _comments(element) if (code := _code_of_skipped(comment, item)))
    for code, count in dropped.items():
        yield reported(code, str(count))


def _code_of_skipped(comment: Mapping[str, str], item: Item) -> str:
    """The finding's code for a comment that is not imported; empty for one that is."""
    if comment.get("comment_type", "") not in {"", "comment"}:
        return "comment-ping"
    if comment.get("comment_approved") in {"spam", "trash"}:
        return "comment-spam"
    if comment.get("comment_approved") != "1":
        return "comment-unapproved"
    return "comment-on-page" if item.kind is ItemKind.PAGE else ""


def _findings_of_file(defects: XmlDefects) -> Iterator[Finding]:
    if defects.preamble:
        yield finding("export-preamble", what=defects.preamble)
    if defects.is_truncated:
        yield finding("export-truncated")
    for error in defects.errors[:_MAX_ERRORS]:
        yield finding("export-broken", what=error)
    if defects.unreadable:
        yield finding("export-characters", what=str(defects.unreadable))
    if defects.controls:
        yield finding("export-controls", what=str(defects.controls))


# ---------------------------------------------------------------------------------------------- fields


def _local_name(element: etree._Element) -> str:
    return _qualified_name(element)[1]


def _qualified_name(element: etree._Element) -> tuple[str, str]:
    """Namespace and local name; both empty for a comment. A damaged file has names that `etree.QName` refuses."""
    if callable(element.tag):
        return "", ""
    namespace, _, name = str(element.tag).rpartition("}")
    return namespace.removeprefix("{"), name


def _fields(element: etree._Element) -> dict[str, str]:
    """The text of each child by its name without namespace; the first of several with the same name."""
    found: dict[str, str] = {}
    for child in element:
        if _local_name(child) and child.tag != "category":
            namespace, name = _qualified_name(child)
            key = ("excerpt" if "/excerpt" in namespace else "content") if name == "encoded" else name
            found.setdefault(key, "".join(part for part in child.itertext() if isinstance(part, str)))
    return found


def _categories(element: etree._Element) -> list[tuple[str, str, str]]:
    """Domain, slug and name of each category and tag."""
    return [
        (child.get("domain", ""), unquote(child.get("nicename", "")), plain(child.text or ""))
        for child in element
        if child.tag == "category" and (child.text or "").strip()
    ]


def _meta(element: etree._Element) -> dict[str, str]:
    pairs = (_fields(child) for child in element if _local_name(child) == "postmeta")
    return {pair.get("meta_key", ""): pair.get("meta_value", "") for pair in pairs}


def _id(fields: Mapping[str, str], name: str) -> str:
    found = _NUMBER.fullmatch(fields.get(name, "").strip())
    return found[0] if found else ""


def _moment(fields: Mapping[str, str], zone: str) -> Moment | None:
    """The local time of publication; None if it was never published (WordPress writes zeros then)."""
    site_zone = ZoneInfo(zone)
    local = read_moment(fields.get("post_date", "").strip()[:16], site_zone)
    if local is not None or fields.get("status") in {"draft", "pending"}:
        return local
    return read_moment(fields.get("pubDate", ""), site_zone)


def _updated(fields: Mapping[str, str], published: Moment | None) -> PartialDate | None:
    """The day of the last change, if it is after the day of publication."""
    changed = parse_moment(fields.get("post_modified", "").strip()[:16])
    if changed is None or published is None or changed.day <= published.day:
        return None
    return PartialDate.of(changed.day)
