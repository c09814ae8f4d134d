"""Images, figures and embedded content."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import parse_qs

from bs4 import BeautifulSoup
from bs4.element import Tag
from msgspec import Struct

from laur.importing.findings import Finding, finding
from laur.importing.html.nodes import classes_of, words_of
from laur.urls.addresses import split_address

_LAZY_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file", "data-full-url")
_PLACEHOLDER = re.compile(
    r"data:|.*(?:blank|placeholder|spacer|pixel|transparent)[\w-]{0,60}\.(?:gif|png|svg)", re.IGNORECASE
)
_SMILEY = re.compile(r"\b(?:wp-smiley|emoji)\b")
_YOUTUBE = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed/|v/|watch\?v=|shorts/)|youtu\.be/)([\w-]{6,20})")
_VIMEO = re.compile(r"player\.vimeo\.com/video/(\d+)")
_VIDEO_SITES = {"www.youtube.com": "YouTube", "vimeo.com": "Vimeo"}
_PLAYERS = ["iframe", "embed", "video", "audio"]
_PLUGINS = ["object", "applet"]
"""Elements whose content browsers show, as they have no plugins any more."""
_FILE_PARAMETERS = ("movie", "src", "filename", "url")
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:$|\?)", re.IGNORECASE)
_ATTACHMENT_REL = re.compile(r"\battachment\b|\bwp-att-\d+")
"""The ``rel`` of a link from an image to the page that shows it, as WordPress writes it."""
_ADDRESS = re.compile(r"https?://\S+")
_NO_PAGE = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""The beginning of an address that is not on the web (``about:blank``)."""


class FoundPicture(Struct, frozen=True):
    """An imported image: its path on the new site, and what the old site knew about it."""

    src: str
    alt: str = ""
    caption: str = ""


FindPicture = Callable[[str], FoundPicture | None]
"""Finds the imported image for an address of the old site; None if it could not be imported."""


def prepare_images(soup: BeautifulSoup) -> None:
    """Shows lazy-loaded images, each once; replaces smileys by characters; drops tracking pixels."""
    for picture in soup.find_all("img"):
        lazy = lazy_source(picture)
        if lazy and (not picture.get("src") or _PLACEHOLDER.match(str(picture["src"]))):
            picture["src"] = lazy
        if _SMILEY.search(classes_of(picture)):
            picture.replace_with(str(picture.get("alt") or ""))
        elif is_pixel(picture):
            picture.decompose()
    for fallback in soup.find_all("noscript"):
        if fallback.find_previous("img") is None:
            fallback.unwrap()


def lazy_source(picture: Tag) -> str:
    """The address of a lazy-loaded image, which a script sets later; empty if there is none."""
    return next((str(picture[name]) for name in _LAZY_SOURCES if picture.get(name)), "")


def is_pixel(picture: Tag) -> bool:
    """Whether an image is as small as those that count visits."""
    return {str(picture.get("width")), str(picture.get("height"))} <= {"0", "1"}


def embeds_to_links(soup: BeautifulSoup) -> Iterable[Finding]:
    """Replaces videos, maps and other embedded content by links, so that pages load nothing from other servers."""
    for button in soup.find_all("a", class_="wp-block-file__button"):
        button.decompose()  # it repeats the link before it
    for figure in soup.find_all("figure", class_=re.compile("wp-block-embed")):
        if figure.find(_PLAYERS) is None and (found := _ADDRESS.search(figure.get_text(" "))):
            for wrapper in figure.find_all(class_=re.compile("wp-block-embed__wrapper")):
                wrapper.clear()
                wrapper.append(soup.new_tag("iframe", attrs={"src": found[0]}))
    for plugin in soup.find_all(_PLUGINS):
        address = _file_of_plugin(plugin)
        if address and plugin.find([*_PLAYERS, "a"]) is None:
            plugin.insert(0, soup.new_tag("iframe", attrs={"src": address}))
        plugin.unwrap()
    for player in soup.find_all(_PLAYERS):
        if player.decomposed:
            continue
        source = player.find("source")
        address = str(
            player.get("src") or player.get("data-src") or (source.get("src") if isinstance(source, Tag) else "") or ""
        )
        address = _page_of_player(address)
        if not address or _NO_PAGE.match(address):
            player.decompose()
            continue
        yield finding("embed", what=address)
        paragraph, link = soup.new_tag("p"), soup.new_tag("a", attrs={"href": address})
        link.string = str(player.get("title") or "").strip() or _name(address)
        paragraph.append(link)
        player.replace_with(paragraph)


def _file_of_plugin(plugin: Tag) -> str:
    """The address of what a plugin showed; empty if there is none."""
    named = {str(p.get("name")).lower(): str(p.get("value") or "") for p in plugin.find_all("param")}
    found = str(plugin.get("data") or "") or next((named[name] for name in _FILE_PARAMETERS if name in named), "")
    return found.strip()


def _page_of_player(address: str) -> str:
    """The page that shows what a player plays; the address itself if it is not known."""
    address = f"https:{address}" if address.startswith("//") else address.strip()
    if "facebook.com/plugins/" in address and (shown := parse_qs(split_address(address).query).get("href")):
        return shown[0]
    if youtube := _YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={youtube[1]}"
    if vimeo := _VIMEO.search(address):
        return f"https://vimeo.com/{vimeo[1]}"
    return address


def _name(address: str) -> str:
    """The text of a link to an address: the site's name, or the host and the last part of the path."""
    parts = split_address(address)
    if parts.hostname in _VIDEO_SITES:
        return _VIDEO_SITES[parts.hostname]
    last = parts.path.rstrip("/").rpartition("/")[2]
    host = (parts.hostname or "").removeprefix("www.")
    return ": ".join(filter(None, (host, last))) or address


def convert_figures(soup: BeautifulSoup, find: FindPicture) -> Iterable[Finding]:
    """Points each image to its imported file; an image that was not imported becomes a link to its old address."""
    for gallery in soup.find_all("figure"):
        if gallery.find("figure") is not None or gallery.find("img") is None:
            gallery.name = "div"
            for caption in gallery.find_all("figcaption", recursive=False):
                caption.name = "p"
    for listing in soup.find_all(["ul", "ol"]):
        if "blocks-gallery-item" in str(listing):
            _unlist_gallery(listing)
    for picture in soup.find_all("img"):
        yield from _convert_picture(soup, picture, find)
    for figure in soup.find_all("figure"):
        _convert_caption(figure)
    for caption in soup.find_all("figcaption"):
        if caption.find_parent("figure") is None:
            caption.name = "p"


def _unlist_gallery(listing: Tag) -> None:
    for item in listing.find_all("li", recursive=False):
        item.name = "div"
    listing.name = "div"


def _convert_picture(soup: BeautifulSoup, picture: Tag, find: FindPicture) -> Iterable[Finding]:
    address = str(picture.get("src") or "").strip()
    link = picture.parent if picture.parent is not None and picture.parent.name == "a" else None
    linked = str(link.get("href") or "") if link is not None else ""
    links_to_itself = bool(link is not None and _IMAGE_FILE.search(linked.partition("?")[0]))
    found = (find(linked) if links_to_itself else None) or (find(address) if address else None)
    alt = " ".join(str(picture.get("alt") or "").split())
    if link is not None and _ATTACHMENT_REL.search(" ".join(map(str, link.get_attribute_list("rel")))):
        links_to_itself = True
    if links_to_itself and link is not None and found is not None:
        link.unwrap()
    if found is None:
        yield finding("media-missing", what=(linked if links_to_itself else "") or address or linked or "img")
        if links_to_itself and link is not None:
            link["data-missing"] = "yes"
        _picture_to_link(soup, picture, link, address, alt)
        return
    alt = alt or found.alt
    if not alt and (link is None or links_to_itself):
        yield finding("picture-without-text", what=found.src)
    picture.attrs = {"src": found.src, "alt": alt}


def _picture_to_link(soup: BeautifulSoup, picture: Tag, link: Tag | None, address: str, alt: str) -> None:
    """Replaces an image by a link to its address; within a link, or without a usable address, by its text."""
    name = alt or _name(address)
    if link is not None or not address or _NO_PAGE.match(address):
        picture.replace_with(name if link is not None or alt else "")
        return
    new_link = soup.new_tag("a", attrs={"href": address, "data-missing": "yes"})
    new_link.string = name
    picture.replace_with(new_link)


def _convert_caption(figure: Tag) -> None:
    """A plain caption becomes the image's title; a caption with markup stays an element, and keeps its figure."""
    picture, caption = figure.find("img"), figure.find("figcaption")
    if not isinstance(picture, Tag):
        if isinstance(caption, Tag):
            caption.name = "p"
        figure.name = "div"
        return
    text = words_of(caption) if isinstance(caption, Tag) else ""
    has_markup = isinstance(caption, Tag) and caption.find(["a", "em", "strong", "sub", "sup", "code"]) is not None
    if has_markup and len(figure.find_all("img")) == 1 and picture.find_parent("a") is None:
        figure.attrs = {}
        return
    if isinstance(caption, Tag):
        caption.extract()
        is_alone = len(figure.find_all("img")) == 1 and not figure.get_text().strip()
        if text and is_alone:
            picture["title"] = text
        elif text:
            caption.name = "p"
            figure.append(caption)
    figure.name = "div"
