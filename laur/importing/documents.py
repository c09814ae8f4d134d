"""An item and its Markdown as the text of a document: front matter of the model, written by the shared writer."""

import re
from collections.abc import Mapping
from html import unescape

from laur.frontmatter.writer import document, entry_values
from laur.i18n import excerpt, slug
from laur.i18n.messages import texts
from laur.importing.findings import Finding, finding
from laur.importing.html.figures import FoundPicture
from laur.importing.html.markdown import to_markdown
from laur.importing.html.tidy import LinkGuide, legible, tidy
from laur.importing.items import Attachment, Item, ItemKind, ItemStatus, Markup, Remark
from laur.importing.naming import Name
from laur.importing.wordpress.content import Written, paragraphs, to_html
from laur.model import Announcement, Comment, Image, PlainPage, Site
from laur.model.dates import PartialDate

_HTTP = re.compile(r"https?://[^\s<>\"\\{}|^`]+", re.IGNORECASE)
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]+")
_FIRST_PICTURE = re.compile(r"\A!\[[^\]]*\]\((?P<src>[^\s)]+)[^)\n]*\)\s*")
_EMAIL = re.compile(r"[<(]?[^\s()<>]+@[^\s()<>]+[>)]?")
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\\(.)|\[\^\d+\]|<[^>]+>|[*`|]|^[#>]+", re.MULTILINE)
_TITLE_LENGTH = 80


def body_of(item: Item, attachments: Mapping[str, Attachment], guide: LinkGuide) -> tuple[str, tuple[Finding, ...]]:
    """The Markdown of an item's text, and what is to be told of it."""
    written = to_html(item.text, attachments) if item.markup is Markup.WORDPRESS else Written(item.text)
    tidied = tidy(written.html, guide)
    return to_markdown(tidied.soup), (*written.findings, *tidied.findings)


def document_of(
    item: Item, name: Name, markdown: str, picture: FoundPicture | None, site: Site
) -> tuple[str, tuple[Finding, ...]]:
    """The whole text of a document."""
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
    if item.kind is ItemKind.PAGE:
        page = PlainPage(
            title=title,
            lang=lang,
            slug=name.slug,
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
        slug=name.slug,
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
    remark: Remark, guide: LinkGuide, kept: frozenset[str], lang: str, site: Site
) -> tuple[str, tuple[Finding, ...]]:
    """The whole text of a comment; `kept` are the comments of the same article that come along."""
    tidied = tidy(paragraphs(remark.text), guide)
    comment = Comment(
        author=_person(remark.author) or texts("importing", lang)["anonymous"],
        date=remark.date,
        url=remark.url if _HTTP.fullmatch(remark.url) else None,
        reply_to=remark.reply_to if remark.reply_to in kept else None,
        lang=lang if lang != site.lang else None,
    )
    return document(entry_values(comment), to_markdown(tidied.soup)), tidied.findings


def _line(text: str) -> str:
    return " ".join(_UNFIT.sub(" ", legible(text)).split())


def _person(name: str) -> str:
    """A name without the address that some programs write with it or for it: that is nobody's business here."""
    return " ".join(_EMAIL.sub(" ", _line(name)).split()).strip(" <>()")


def _tags(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each once, also where two are written differently and mean the same address."""
    return tuple({slug(name): line for name in reversed(names) if (line := _line(name))}.values())[::-1]


def _plain(markdown: str) -> str:
    """The words of a text's first lines that have any."""
    for block in markdown[:5000].split("\n\n"):
        words = _MARKS.sub(r"\1\2", block)
        if line := " ".join(unescape(words).split()):
            return line
    return ""
