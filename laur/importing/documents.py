"""The text of a document: the front matter and the Markdown of an item or a comment."""

import re
from collections.abc import Mapping
from html import unescape

from laur.frontmatter.documents import default_slug
from laur.frontmatter.writer import document, entry_values
from laur.i18n import excerpt, slug
from laur.i18n.messages import texts
from laur.importing.findings import Finding, finding
from laur.importing.html.figures import FoundPicture
from laur.importing.html.markdown import to_markdown
from laur.importing.html.paragraphs import paragraphs
from laur.importing.html.tidy import AddressResolver, replace_controls, tidy
from laur.importing.items import Attachment, Item, ItemComment, ItemKind, ItemStatus, Markup
from laur.importing.naming import DocumentName
from laur.importing.text import without_invisible
from laur.importing.wordpress.content import to_html
from laur.importing.wordpress.shortcodes import ConvertedHtml
from laur.model import Announcement, Comment, Image, PlainPage, Site
from laur.model.dates import PartialDate

_HTTP = re.compile(r"https?://[^\s<>\"\\{}|^`]+", re.IGNORECASE)
_NOT_PRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]+")
_FIRST_PICTURE = re.compile(r"\A!\[[^\]]*\]\((?P<src>[^\s)]++)[^)\n]*+\)\s*+")
_EMAIL = re.compile(r"[<(]?(?<![^\s()<>])[^\s()<>][^\s()<>@]*+@[^\s()<>]++[>)]?")
_MARKDOWN_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\\(.)|\[\^\d+\]|<[^>]+>|[*`|]|^[#>]+", re.MULTILINE)
_TITLE_LENGTH = 80
_TITLE_SOURCE = 600
"""How many characters of a block are read for a title."""


def body_of(
    item: Item, attachments: Mapping[str, Attachment], resolver: AddressResolver
) -> tuple[str, tuple[Finding, ...]]:
    """The Markdown of an item's text, and what to report about it."""
    converted = to_html(item.text, attachments) if item.markup is Markup.WORDPRESS else ConvertedHtml(item.text)
    tidied = tidy(converted.html, resolver)
    return to_markdown(tidied.soup), (*converted.findings, *tidied.findings)


def document_of(
    item: Item, name: DocumentName, markdown: str, picture: FoundPicture | None, site: Site
) -> tuple[str, tuple[Finding, ...]]:
    """The text of an item's document, and what to report about it."""
    findings: list[Finding] = []
    title = _line(item.title)
    if not title:
        findings.append(finding("title-missing"))
        title = excerpt(_plain(markdown), _TITLE_LENGTH) or texts("importing", name.lang)["untitled"]
    if picture is not None:
        first = _FIRST_PICTURE.match(markdown)
        markdown = markdown[first.end() :] if first and first["src"] == picture.src else markdown
        if not picture.alt:
            findings.append(finding("picture-without-text", what=picture.src))
    lang = name.lang if name.lang != site.lang else None
    image = Image(src=picture.src, alt=_line(picture.alt), caption=_line(picture.caption) or None) if picture else None
    own_slug = name.slug if item.link or item.slug or default_slug(name.path) != name.slug else None
    if item.kind is ItemKind.PAGE:
        page = PlainPage(
            title=title,
            lang=lang,
            slug=own_slug,
            summary=_line(item.summary) or None,
            image=image,
            translation_of=name.translation_of,
            aliases=name.aliases,
            draft=item.status is not ItemStatus.PUBLISHED,
        )
        return document(entry_values(page), markdown), tuple(findings)
    announcement = Announcement(
        title=title,
        date=PartialDate.of(item.date.day) if item.date else None,
        updated=item.updated,
        lang=lang,
        slug=own_slug,
        summary=_line(item.summary) or None,
        tags=_tags(item.tags),
        image=image,
        translation_of=name.translation_of,
        author=_person(item.author) or None,
        draft=item.status is ItemStatus.DRAFT,
        publish_at=item.date if item.status is ItemStatus.SCHEDULED else None,
        aliases=name.aliases,
    )
    return document(entry_values(announcement), markdown), tuple(findings)


def comment_of(
    item_comment: ItemComment, resolver: AddressResolver, keys: frozenset[str], lang: str, site: Site
) -> tuple[str, tuple[Finding, ...]]:
    """The text of a comment's file, and what to report; `keys` are those of the article's imported comments."""
    tidied = tidy(paragraphs(item_comment.text), resolver)
    comment = Comment(
        author=_person(item_comment.author) or texts("importing", lang)["anonymous"],
        date=item_comment.date,
        url=item_comment.url if _HTTP.fullmatch(item_comment.url) else None,
        reply_to=item_comment.reply_to if item_comment.reply_to in keys else None,
        lang=lang if lang != site.lang else None,
    )
    return document(entry_values(comment), to_markdown(tidied.soup)), tidied.findings


def _line(text: str) -> str:
    """The text on one line, without control characters and others that nobody sees."""
    return " ".join(without_invisible(_NOT_PRINTABLE.sub(" ", replace_controls(text))).split())


def _person(name: str) -> str:
    """A name without the e-mail address that some programs write with it or instead of it, as it is private."""
    return " ".join(_EMAIL.sub(" ", _line(name)).split()).strip(" <>()")


def _tags(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each tag once, by its slug: two spellings of it have the same page."""
    return tuple({slug(name): line for name in reversed(names) if (line := _line(name))}.values())[::-1]


def _plain(markdown: str) -> str:
    """The text of the first block that has any, without Markdown."""
    for block in markdown[:5000].split("\n\n"):
        text = _MARKDOWN_MARKS.sub(r"\1\2", block[:_TITLE_SOURCE])
        if line := " ".join(unescape(text).split()):
            return line
    return ""
