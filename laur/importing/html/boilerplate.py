"""Boilerplate: parts of an old page outside its article (menus, consents, forms, share buttons, lists of articles).

It is recognised by the classes that plugins use, and by phrases that are alone in a heading or a paragraph. Everything
that is removed is reported with its first words, so that an editor can restore text that only looked like boilerplate.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from laur.importing.html.nodes import HEADINGS, classes_of, words_of

_BOILERPLATE_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:sharedaddy|sd-sharing\w*|jp-relatedposts|addtoany\w*|a2a_kit|social-?(?:share|icons|"
    r"links)|share-?(?:buttons?|links?|bar)|ssba\w*|heateor\w*|"
    r"cookie-?(?:notice|law|banner|consent|bar)\w*|cky-consent\w*|"
    r"pojo-a11y\w*|accessibility-?(?:menu|toolbar|tools)\w*|skip-link|screen-reader-\w+|"
    r"comment-?respond|comments?-area|comment-?form\w*|wpcf7\w*|wpforms\w*|gform_\w+|mc4wp\w*|"
    r"newsletter-?(?:form|box|signup)\w*|"
    r"breadcrumbs?|nav-links|post-navigation|pagination|related-?posts?\w*|yarpp\w*|"
    r"crp_related|author-?box|post-?meta|entry-?meta|"
    r"wp-block-(?:search|latest-posts|latest-comments|archives|categories|tag-cloud|loginout|calendar|rss|"
    r"social-links?|navigation\w*|comments?\w*|post-(?:comments|navigation|author)\w*|page-list))(?=$|"
    r"[\s_])",
    re.IGNORECASE,
)
_AMBIGUOUS_CLASSES = re.compile(r"(?:^|[\s_-])(?:gdpr\w*|rodo-?\w*|consent-?\w*|navigation)(?=$|[\s_-])", re.IGNORECASE)
"""Classes that plugins use for boilerplate, and authors for their own text."""
_PHRASES = re.compile(
    r"(?:ułatwienia dostępu|przejdź do (?:treści|menu|zawartości)|skip to content|accessibility (?:tools|"
    r"options)|udostępnij(?: (?:na|przez|wpis|artykuł).{0,30})?|podziel się|share(?: this| on .{1,20})?|"
    r"like(?: this)?|lubię to|drukuj|wyślij e-?mail|kopiuj link|wróć do (?:góry|listy).{0,20}|back to top|"
    r"czytaj (?:więcej|dalej)|read more|"
    r"polub nas.{0,30}|śledź nas.{0,30}|follow us.{0,30}|akceptuj(?:ę)?(?: wszystkie| pliki cookies?)?|"
    r"accept(?: all)?(?: cookies)?|odrzuć(?: wszystkie)?|"
    r"dowiedz się więcej o (?:plikach )?cookies)\s*[:.!»>…]*",
    re.IGNORECASE,
)
"""Boilerplate if it is the whole text of a paragraph or a heading."""
_OPENINGS = re.compile(
    r"(?:dodaj komentarz|zostaw komentarz|napisz komentarz|skomentuj|leave a (?:comment|reply)|"
    r"add a comment|anuluj pisanie odpowiedzi|przyłącz się do nas|dołącz do nas|zapisz się (?:do|"
    r"na) newsletter\w*|join us|subscribe(?: to our newsletter)?|"
    r"zobacz (?:także|też|również)|czytaj (?:także|też|również)|przeczytaj (?:także|też|również)|"
    r"podobne (?:wpisy|artykuły|posty)|powiązane (?:wpisy|artykuły|posty)|related (?:posts|articles)|"
    r"you may also like|see also|"
    r"nasza strona używa plików cookies?|ta strona (?:używa|korzysta z) (?:plików )?cookies?|ciasteczka|"
    r"cookies|polityka cookies|tagi|tags|kategorie)\s*[:.!»…]*",
    re.IGNORECASE,
)
"""The heading of a boilerplate section. Its content is the links, forms and known sentences that follow."""
_SENTENCES = re.compile(
    r"twój adres e-?mail nie zostanie opublikowany|wymagane pola są oznaczone|"
    r"your email address will not be published|required fields are marked|wypełnij formularz|fill (?:in|"
    r"out) (?:the|this) form|"
    r"zapamiętaj moje dane w tej przeglądarce|save my name, email|akismet|"
    r"wyrażam zgodę na (?:przetwarzanie|używanie)|używamy plików cookie|używa plików cookie|"
    r"korzysta z (?:plików )?cookie|we use cookies|uses cookies|"
    r"korzystając z (?:tej strony|serwisu) (?:wyrażasz|akceptujesz)|odpiszemy przedstawiając",
    re.IGNORECASE,
)
_CERTAIN_SENTENCES = re.compile(
    r"twój adres e-?mail nie zostanie opublikowany|wymagane pola są oznaczone|zapamiętaj moje dane w tej przeglądarce|"
    r"your email address will not be published|required fields are marked|save my name, email|"
    r"^(?:(?:nasza|ta) strona|ten serwis|na (?:naszej|tej) stronie|w naszym serwisie|w ramach naszej witryny|"
    r"informujemy, że nasza strona)?\s*"
    r"(?:używa(?:my)?|korzysta(?:my)? z|stosujemy) (?:plików |pliki )?(?:cookie|ciastecz)|"
    r"^(?:(?:this|our) (?:web)?site|we) uses? cookies|^korzystając z (?:tej strony|serwisu) (?:wyrażasz|akceptujesz)",
    re.IGNORECASE,
)
"""Sentences that no article has; those of `_SENTENCES` are boilerplate only if they follow boilerplate."""
_MAX_LENGTH = 400
_FORM_ELEMENTS = ["form", "nav", "input", "button", "select", "textarea", "label", "fieldset", "dialog"]


def remove_boilerplate(soup: BeautifulSoup) -> tuple[list[str], list[str]]:
    """Removes boilerplate and forms from a tree; returns the texts of the boilerplate, and those of the other forms."""
    residue = [words_of(tag) for tag in _by_class(soup)]
    blocks = soup.find_all(["p", *HEADINGS])
    residue += [words for block in blocks if block.parent is not None for words in _by_phrase(block)]
    forms: list[str] = []
    for control in soup.find_all(_FORM_ELEMENTS):
        if control.parent is None or control.decomposed:
            continue
        words = words_of(control)
        (residue if control.name == "nav" or _SENTENCES.search(words) else forms).append(words)
        control.decompose()
    return [words for words in residue if words], forms


def _by_class(soup: BeautifulSoup) -> Iterator[Tag]:
    """The elements whose class is that of boilerplate; each is removed when the caller asks for the next."""
    for tag in soup.find_all(lambda tag: bool(_BOILERPLATE_CLASSES.search(_names(tag)))):
        if tag.decomposed or tag.name in {"html", "body"}:
            continue
        yield tag
        tag.decompose()
    for tag in soup.find_all(lambda tag: bool(_AMBIGUOUS_CLASSES.search(_names(tag)))):
        words = "" if tag.decomposed or tag.name in {"html", "body"} else words_of(tag)
        if words and (tag.find(_FORM_ELEMENTS) or _SENTENCES.search(words) or _is_only_links(tag, words)):
            yield tag
            tag.decompose()


def _names(tag: Tag) -> str:
    """The classes and the id of an element."""
    return f"{classes_of(tag)} {tag.get('id') or ''}".strip()


def _by_phrase(block: Tag) -> Iterator[str]:
    """Removes a block if its text is boilerplate, with the rest of its section; yields the texts that were removed."""
    if block.decomposed:
        return
    words = words_of(block)
    if not words or len(words) > _MAX_LENGTH:
        return
    if _PHRASES.fullmatch(words) or (_CERTAIN_SENTENCES.search(words) and block.name == "p"):
        yield words
        block.decompose()
    elif _OPENINGS.fullmatch(words):
        following = list(_rest_of_section(block))
        if not following and not _is_last(block):
            return
        yield words
        for element in following:
            if isinstance(element, Tag):
                yield words_of(element)
                element.decompose()
        block.decompose()


def _rest_of_section(block: Tag) -> Iterator[PageElement]:
    """The elements after a block, while they are links, form elements and known sentences."""
    for sibling in list(block.next_siblings):
        if not isinstance(sibling, Tag):
            if str(sibling).strip():
                return
            continue
        words = words_of(sibling)
        if sibling.name in HEADINGS:
            return
        if not words and sibling.find("img") is None:
            continue
        if (
            sibling.name in _FORM_ELEMENTS
            or sibling.find("form")
            or _SENTENCES.search(words)
            or _is_only_links(sibling, words)
        ):
            yield sibling
        else:
            return


def _is_only_links(tag: Tag, words: str) -> bool:
    linked = "".join(words_of(link) for link in tag.find_all("a"))
    return bool(linked) and len(re.sub(r"\W", "", linked)) >= 0.8 * len(re.sub(r"\W", "", words))


def _is_last(block: Tag) -> bool:
    """Whether only white space follows."""
    return not any(words_of(node) if isinstance(node, Tag) else str(node).strip() for node in block.next_siblings)
