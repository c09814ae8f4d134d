"""What a page of the old site said besides its article: menus, consents, forms, share buttons, lists of other articles.

Known by the classes that plugins give, and by words that stand alone in a heading or a paragraph. Everything that is
taken out is told with its first words, so that a text which only looks like such can be put back.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

_CLASSES = re.compile(
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
_DOUBTFUL = re.compile(r"(?:^|[\s_-])(?:gdpr\w*|rodo-?\w*|consent-?\w*|navigation)(?=$|[\s_-])", re.IGNORECASE)
"""Classes that plugins give to such parts, and authors to their own text."""
_ALONE = re.compile(
    r"(?:ułatwienia dostępu|przejdź do (?:treści|menu|zawartości)|skip to content|accessibility (?:tools|"
    r"options)|udostępnij(?: (?:na|przez|wpis|artykuł).{0,30})?|podziel się|share(?: this| on .{1,20})?|"
    r"like(?: this)?|lubię to|drukuj|wyślij e-?mail|kopiuj link|wróć do (?:góry|listy).{0,20}|back to top|"
    r"czytaj (?:więcej|dalej)|read more|"
    r"polub nas.{0,30}|śledź nas.{0,30}|follow us.{0,30}|akceptuj(?:ę)?(?: wszystkie| pliki cookies?)?|"
    r"accept(?: all)?(?: cookies)?|odrzuć(?: wszystkie)?|"
    r"dowiedz się więcej o (?:plikach )?cookies)\s*[:.!»>…]*",
    re.IGNORECASE,
)
"""What is no part of an article where it stands alone in a paragraph or a heading."""
_OPENS = re.compile(
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
"""What opens a part that is none of the article: as far as what follows is made of links, forms and known sentences."""
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
_SURELY = re.compile(
    r"twój adres e-?mail nie zostanie opublikowany|wymagane pola są oznaczone|zapamiętaj moje dane w tej przeglądarce|"
    r"your email address will not be published|required fields are marked|save my name, email|"
    r"^(?:(?:nasza|ta) strona|ten serwis|na (?:naszej|tej) stronie|w naszym serwisie|w ramach naszej witryny|"
    r"informujemy, że nasza strona)?\s*"
    r"(?:używa(?:my)?|korzysta(?:my)? z|stosujemy) (?:plików |pliki )?(?:cookie|ciastecz)|"
    r"^(?:(?:this|our) (?:web)?site|we) uses? cookies|^korzystając z (?:tej strony|serwisu) (?:wyrażasz|akceptujesz)",
    re.IGNORECASE,
)
"""Sentences that no article has; the others above are residue only where they follow what is."""
_LONGEST_SENTENCE = 400
_CONTROLS = ["form", "nav", "input", "button", "select", "textarea", "label", "fieldset", "dialog"]
_BLOCKS = ["p", "h1", "h2", "h3", "h4", "h5", "h6"]
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def take_out(soup: BeautifulSoup) -> tuple[list[str], list[str]]:
    """Take residue out of a tree; the words of what went: of residue, and of forms that may have been wanted."""
    residue = [_words(tag) for tag in _marked(soup)]
    residue += [words for block in soup.find_all(_BLOCKS) if block.parent is not None for words in _spoken(block)]
    forms: list[str] = []
    for control in soup.find_all(_CONTROLS):
        if control.parent is None or control.decomposed:
            continue
        words = _words(control)
        (residue if control.name == "nav" or _SENTENCES.search(words) else forms).append(words)
        control.decompose()
    return [words for words in residue if words], forms


def _marked(soup: BeautifulSoup) -> Iterator[Tag]:
    """Elements that a plugin has marked; each is taken out when the next is asked for."""
    for tag in soup.find_all(lambda tag: bool(_CLASSES.search(_names(tag)))):
        if tag.decomposed or tag.name in {"html", "body"}:
            continue
        yield tag
        tag.decompose()
    for tag in soup.find_all(lambda tag: bool(_DOUBTFUL.search(_names(tag)))):
        words = "" if tag.decomposed or tag.name in {"html", "body"} else _words(tag)
        if words and (tag.find(_CONTROLS) or _SENTENCES.search(words) or _is_only_links(tag, words)):
            yield tag
            tag.decompose()


def _names(tag: Tag) -> str:
    classes = tag.get("class")
    return f"{' '.join(classes) if isinstance(classes, list) else classes or ''} {tag.get('id') or ''}".strip()


def _spoken(block: Tag) -> Iterator[str]:
    """The words of a block that is residue by what it says, and of what follows it and belongs to it."""
    if block.decomposed:
        return
    words = _words(block)
    if not words or len(words) > _LONGEST_SENTENCE:
        return
    if _ALONE.fullmatch(words) or (_SURELY.search(words) and block.name == "p"):
        yield words
        block.decompose()
    elif _OPENS.fullmatch(words):
        following = list(_belonging(block))
        if not following and not (block.name in _HEADINGS or _is_last(block)):
            return
        if not following and not _is_last(block):
            return
        yield words
        for element in following:
            if isinstance(element, Tag):
                yield _words(element)
                element.decompose()
        block.decompose()


def _belonging(block: Tag) -> Iterator[PageElement]:
    """What follows as long as it is made of links, controls and sentences that are known."""
    for sibling in list(block.next_siblings):
        if not isinstance(sibling, Tag):
            if str(sibling).strip():
                return
            continue
        words = _words(sibling)
        if sibling.name in _HEADINGS:
            return
        if not words and sibling.find("img") is None:
            continue
        if (
            sibling.name in _CONTROLS
            or sibling.find("form")
            or _SENTENCES.search(words)
            or _is_only_links(sibling, words)
        ):
            yield sibling
        else:
            return


def _is_only_links(tag: Tag, words: str) -> bool:
    linked = "".join(_words(link) for link in tag.find_all("a"))
    return bool(linked) and len(re.sub(r"\W", "", linked)) >= 0.8 * len(re.sub(r"\W", "", words))


def _is_last(block: Tag) -> bool:
    """Whether nothing but white space follows."""
    return not any(_words(node) if isinstance(node, Tag) else str(node).strip() for node in block.next_siblings)


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())
