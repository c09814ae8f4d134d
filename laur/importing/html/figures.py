"""Pictures, figures and what was embedded, in a tidied tree."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag
from msgspec import Struct

from laur.importing.findings import Finding, finding

_LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file", "data-full-url")
_VEILED = re.compile(r"data:|.*(?:blank|placeholder|spacer|pixel|transparent)[\w-]*\.(?:gif|png|svg)", re.IGNORECASE)
_SMILEY = re.compile(r"\b(?:wp-smiley|emoji)\b")
_YOUTUBE = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed/|v/|watch\?v=|shorts/)|youtu\.be/)([\w-]{6,20})")
_VIMEO = re.compile(r"player\.vimeo\.com/video/(\d+)")
_FILMS = {"www.youtube.com": "YouTube", "vimeo.com": "Vimeo"}
_PLAYED = ["iframe", "embed", "video", "audio"]
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:$|\?)", re.IGNORECASE)
_ATTACHED = re.compile(r"\battachment\b|\bwp-att-\d+")
"""How WordPress marks a link from a picture to the page that shows it."""
_ADDRESS = re.compile(r"https?://\S+")


class FoundPicture(Struct, frozen=True):
    """A picture as it stands here."""

    src: str
    alt: str = ""
    caption: str = ""


Find = Callable[[str], FoundPicture | None]


def unveil(soup: BeautifulSoup) -> None:
    """Pictures that a script would have shown, and none twice; smileys as characters."""
    for picture in soup.find_all("img"):
        hidden = next((str(picture[name]) for name in _LAZY if picture.get(name)), "")
        if hidden and (not picture.get("src") or _VEILED.match(str(picture["src"]))):
            picture["src"] = hidden
        classes = picture.get("class")
        if _SMILEY.search(" ".join(classes) if isinstance(classes, list) else ""):
            picture.replace_with(str(picture.get("alt") or ""))
        elif {str(picture.get("width")), str(picture.get("height"))} <= {"0", "1"}:
            picture.decompose()
    for hidden_part in soup.find_all("noscript"):
        if hidden_part.find_previous("img") is None:
            hidden_part.unwrap()


def embeds_to_links(soup: BeautifulSoup) -> Iterable[Finding]:
    """Films, maps and the like as links: the page asks nobody else's server for anything."""
    for button in soup.find_all("a", class_="wp-block-file__button"):
        button.decompose()  # it leads where the link before it leads
    for box in soup.find_all("figure", class_=re.compile("wp-block-embed")):
        if box.find(_PLAYED) is None and (found := _ADDRESS.search(box.get_text(" "))):
            for played in box.find_all(class_=re.compile("wp-block-embed__wrapper")):
                played.clear()
                played.append(soup.new_tag("iframe", attrs={"src": found[0]}))
    for played in soup.find_all(_PLAYED):
        if played.decomposed:
            continue
        source = played.find("source")
        address = str(
            played.get("src") or played.get("data-src") or (source.get("src") if isinstance(source, Tag) else "") or ""
        )
        address = _watched(address)
        if not address.startswith(("http://", "https://")):
            played.decompose()
            continue
        yield finding("embed", what=address)
        paragraph, link = soup.new_tag("p"), soup.new_tag("a", attrs={"href": address})
        link.string = str(played.get("title") or "").strip() or _name(address)
        paragraph.append(link)
        played.replace_with(paragraph)


def _watched(address: str) -> str:
    """The page on which a film is watched, for the address of its player."""
    address = f"https:{address}" if address.startswith("//") else address.strip()
    if "facebook.com/plugins/" in address and (shown := parse_qs(urlsplit(address).query).get("href")):
        return shown[0]
    if youtube := _YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={youtube[1]}"
    if vimeo := _VIMEO.search(address):
        return f"https://vimeo.com/{vimeo[1]}"
    return address


def _name(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.hostname in _FILMS:
        return _FILMS[parts.hostname]
    last = parts.path.rstrip("/").rpartition("/")[2]
    host = (parts.hostname or "").removeprefix("www.")
    return ": ".join(filter(None, (host, last))) or address


def figures(soup: BeautifulSoup, find: Find) -> Iterable[Finding]:
    """Each picture as it stands here, with its caption; one that could not be brought is a link to where it was."""
    for gallery in soup.find_all("figure"):
        if gallery.find("figure") is not None or gallery.find("img") is None:
            gallery.name = "div"
            for caption in gallery.find_all("figcaption", recursive=False):
                caption.name = "p"
    for listing in soup.find_all(["ul", "ol"]):
        if "blocks-gallery-item" in str(listing):
            _gallery_items(listing)
    for picture in soup.find_all("img"):
        yield from _place(soup, picture, find)
    for figure in soup.find_all("figure"):
        _caption(figure)
    for caption in soup.find_all("figcaption"):
        if caption.find_parent("figure") is None:
            caption.name = "p"


def _gallery_items(listing: Tag) -> None:
    for item in listing.find_all("li", recursive=False):
        item.name = "div"
    listing.name = "div"


def _place(soup: BeautifulSoup, picture: Tag, find: Find) -> Iterable[Finding]:
    address = str(picture.get("src") or "").strip()
    around = picture.parent if picture.parent is not None and picture.parent.name == "a" else None
    full = str(around.get("href") or "") if around is not None else ""
    is_own_link = bool(around is not None and _PICTURE.search(full.partition("?")[0]))
    found = (find(full) if is_own_link else None) or (find(address) if address else None)
    alt = " ".join(str(picture.get("alt") or "").split())
    if around is not None and _ATTACHED.search(" ".join(map(str, around.get_attribute_list("rel")))):
        is_own_link = True
    if is_own_link and around is not None and found is not None:
        around.unwrap()  # a picture that opened itself
    if found is None:
        yield finding("media-missing", what=full or address or "img")
        _as_link(soup, picture, around, address, alt)
        return
    alt = alt or found.alt
    if not alt and (around is None or is_own_link):
        yield finding("picture-without-text", what=found.src)
    picture.attrs = {"src": found.src, "alt": alt}


def _as_link(soup: BeautifulSoup, picture: Tag, around: Tag | None, address: str, alt: str) -> None:
    name = alt or _name(address)
    if around is not None or not address or address.lower().startswith("data:"):
        picture.replace_with(name if around is not None or alt else "")
        return
    link = soup.new_tag("a", attrs={"href": address})
    link.string = name
    picture.replace_with(link)


def _caption(figure: Tag) -> None:
    """A caption of mere words is the picture's title; one with markup stays an element; none needs no figure."""
    picture, caption = figure.find("img"), figure.find("figcaption")
    if not isinstance(picture, Tag):
        if isinstance(caption, Tag):
            caption.name = "p"
        figure.name = "div"
        return
    words = " ".join(caption.get_text(" ").split()) if isinstance(caption, Tag) else ""
    has_markup = isinstance(caption, Tag) and caption.find(["a", "em", "strong", "sub", "sup", "code"]) is not None
    if has_markup and len(figure.find_all("img")) == 1 and picture.find_parent("a") is None:
        figure.attrs = {}
        return
    if words:
        picture["title"] = words
    if isinstance(caption, Tag):
        caption.decompose()
    figure.name = "div"
