"""How problems of texts and the links in them are said in Polish."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # bodies
    "body-unreadable": MessageTemplate(
        "Listy, cytaty, nawiasy lub znaczniki HTML są w tym tekście zagnieżdżone zbyt głęboko, aby odczytać go jako Markdown; ukazałby się tak, jak jest napisany.",
        "Zmniejsz liczbę poziomów.",
    ),
    "html-not-allowed": MessageTemplate(
        "Element HTML <{value}> nie będzie pokazany.",
        "Zapisz to w Markdownie albo dodaj odnośnik; usuń to, co wkleiło się przypadkiem.",
    ),
    "address-not-allowed": MessageTemplate(
        "Odnośnik ani obraz nie może prowadzić do „{value}”.",
        "Napisz ścieżkę albo adres, który zaczyna się od https://, mailto: lub tel:; obrazy umieszczaj w media/.",
    ),
    "list-unread": MessageTemplate(
        "„{value}” wygląda jak punkt listy, ale jest pokazywane jako część akapitu.",
        "Zacznij każdy punkt od „- ” albo, jeśli ma numer, od „1. ”.",
    ),
    "table-unread": MessageTemplate(
        "„{value}” wygląda jak wiersz tabeli, ale jest pokazywane tak, jak zostało napisane.",
        "Drugim wierszem niech będzie | --- | --- |, z częścią dla każdej kolumny; nie zostawiaj pustych wierszy.",
    ),
    "emphasis-unread": MessageTemplate(
        "Czytelnicy widzą znaki w „{value}”: niczego one nie pogrubiają ani nie przekreślają.",
        "Postaw je tuż przy słowach z obu stron, **tak**; jeśli mają być widoczne, poprzedź każdy znakiem \\.",
    ),
    "link-unread": MessageTemplate(
        "„{value}” jest pokazywane tak, jak zostało napisane, i nigdzie nie prowadzi.",
        "Napisz [słowa](adres): w tej kolejności, bez odstępu między ] a ( i bez odstępów w adresie.",
    ),
    "picture-is-page": MessageTemplate(
        "„{value}” to strona, a strony nie da się pokazać jako obrazu.",
        "Jeśli to ma być odnośnik, usuń znak !; jeśli obraz, podaj jego plik.",
    ),
    "alt-missing": MessageTemplate(
        "Obraz {target} nic nie mówi osobom, które go nie widzą.",
        "Napisz między [ a ], co przedstawia; jeśli tylko zdobi: <img src=\"{target}\" alt=\"\">.",
    ),
    "heading-first-level": MessageTemplate(
        "„{value}” to nagłówek pierwszego poziomu, a taki jest tylko tytuł strony.", "Zacznij go od {wanted}."
    ),
    "heading-skips": MessageTemplate(
        "„{value}” pomija poziom nagłówka: kto słucha strony, myśli, że coś przegapił.",
        "Zacznij go od {wanted} zamiast {written}.",
    ),
    # links in bodies
    "link-missing": MessageTemplate(
        "Ten odnośnik prowadzi do „{value}”, a tego w serwisie nie ma.",
        "Popraw odnośnik.",
        near="Czy chodziło o „{nearest}”?",
    ),
    "link-outside": MessageTemplate(
        "Ten odnośnik prowadzi poza folder z treścią: „{value}”.",
        "Prowadź do pliku w content/ albo do adresu w internecie.",
    ),
    "anchor-missing": MessageTemplate(
        "Na tej stronie nie ma miejsca „#{value}”.",
        "Popraw to, co stoi po znaku #.",
        near="Czy chodziło o „#{nearest}”?",
    ),
    "link-unpublished": MessageTemplate(
        "Ten odnośnik prowadzi do „{value}”, a to nie jest opublikowane ({reason}).",
        "Najpierw opublikuj tamten dokument albo usuń do tego czasu odnośnik.",
    ),
    "breaks-later": MessageTemplate(
        "Od {day} serwisu nie da się zbudować: będzie błąd „{reason}” w {where}.",
        "Zobacz „check --as-of {day}” i popraw to przed tym dniem.",
    ),
    "link-text-missing": MessageTemplate(
        "Odnośnik do {target} nie ma słów, które można przeczytać lub usłyszeć.", "Napisz między [ a ], do czego prowadzi."
    ),
    "link-text-vague": MessageTemplate(
        "„{value}” nie mówi, dokąd prowadzi odnośnik.",
        "Zrób odnośnik ze słów zdania, na przykład z nazwy tego, co tam jest.",
    ),
    "link-text-address": MessageTemplate(
        "Odnośnik pokazuje goły adres, który jest odczytywany litera po literze.",
        "Napisz [nazwa strony]({target}).",
    ),
    # links to other sites
    "link-dead": MessageTemplate(
        "Pod adresem {target} nic już nie ma ({reason}).", "Znajdź, dokąd to przeniesiono, albo usuń odnośnik."
    ),
    "link-unanswered": MessageTemplate(
        "{target} nie odpowiada ({reason}); to może być chwilowe.", "Sprawdź go w przeglądarce; jeśli tam działa, nie trzeba nic robić."
    ),
    "link-moved": MessageTemplate(
        "{target} przeniesiono na stałe.", "Wpisz nowy adres: {nearest}.", near="Wpisz nowy adres: {nearest}."
    ),
}
