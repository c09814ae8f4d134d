"""Polish messages for problems in document text and its links."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # bodies
    "body-unreadable": MessageTemplate(
        "W tym tekście jest za dużo poziomów list, cytatów, nawiasów lub HTML albo ponad 500 000 znaków, aby odczytać "
        "go jako Markdown.",
        "Zmniejsz liczbę poziomów, zamknij każdy element HTML albo podziel tekst.",
    ),
    "html-not-allowed": MessageTemplate(
        "Element HTML <{value}> nie będzie pokazany.",
        "Zapisz to w Markdownie albo wstaw link. Jeśli element wkleił się przypadkiem, usuń go.",
    ),
    "address-not-allowed": MessageTemplate(
        "Linki i obrazy nie mogą mieć adresu „{value}”.",
        "Wpisz ścieżkę albo adres, który zaczyna się od https://, mailto: lub tel:. Obrazy umieść w media/.",
    ),
    "attribute-not-allowed": MessageTemplate(
        "„{value}” zostanie pominięte: tekst nie może mieć takiego atrybutu lub takiej wartości.",
        "Usuń to. Szerokość i wysokość podaj w pikselach, bez jednostki, a język jako kod, na przykład en.",
    ),
    "markdown-in-html": MessageTemplate(
        "„{value}” wygląda jak Markdown wewnątrz HTML, ale wyświetla się tak, jak jest zapisane.",
        "Zostaw pusty wiersz po wierszu ze znacznikiem HTML i drugi przed znacznikiem końcowym.",
    ),
    "fence-unclosed": MessageTemplate(
        "Kod, który zaczyna się od „{value}”, nie ma końca, więc wszystko poniżej wyświetla się jako kod.",
        "Tam, gdzie kod się kończy, wpisz te same znaki w osobnym wierszu.",
    ),
    "heading-unread": MessageTemplate(
        "„{value}” wygląda jak nagłówek, ale wyświetla się jako tekst.",
        "Jeśli to nagłówek, wstaw spację po ##. Jeśli to hashtag, nic nie zmieniaj.",
    ),
    "list-unread": MessageTemplate(
        "„{value}” wygląda jak punkt listy, ale wyświetla się jako część akapitu.",
        "Zacznij każdy punkt od „- ”, a na liście numerowanej od „1. ”.",
    ),
    "table-unread": MessageTemplate(
        "„{value}” wygląda jak wiersz tabeli, ale wyświetla się jako zwykły tekst.",
        "W drugim wierszu wpisz | --- | --- |, po jednej części na kolumnę, i nie zostawiaj pustych wierszy.",
    ),
    "table-row-long": MessageTemplate(
        "Ten wiersz ma więcej komórek, niż tabela ma kolumn: „{value}” wyświetla się w ostatniej komórce.",
        "Dodaj kolumnę w dwóch pierwszych wierszach albo wpisz \\| tam, gdzie | należy do tekstu.",
    ),
    "table-too-large": MessageTemplate(
        "Ta tabela ma {value} kolumn, a w jej wierszach brakuje tysięcy komórek, więc nie zostaną uzupełnione.",
        "Usuń kolumny, w których nic nie ma, albo podziel tabelę.",
    ),
    "emphasis-unread": MessageTemplate(
        "Znaki w „{value}” wyświetlą się jako zwykły tekst: nic nie jest pogrubione ani przekreślone.",
        "Wpisz je tuż przy słowach, **tak**. Jeśli mają być widoczne, poprzedź każdy znakiem \\.",
    ),
    "link-unread": MessageTemplate(
        "„{value}” wyświetla się jako zwykły tekst, a nie jako link.",
        "Wpisz [słowa](adres), bez spacji między ] a ( i bez spacji w adresie.",
    ),
    "definition-unused": MessageTemplate(
        "Nic w tym tekście nie używa „{value}”.",
        "Użyj tego albo usuń ten wiersz. Jeśli to ma być tekst, wpisz \\ przed pierwszym nawiasem.",
    ),
    "definition-repeated": MessageTemplate(
        "„{value}” jest w tym tekście zdefiniowane dwa razy; liczy się pierwsza definicja.",
        "Usuń jedną z nich albo zmień jej nazwę.",
    ),
    "picture-is-page": MessageTemplate(
        "„{value}” to strona, a strony nie można pokazać jako obrazu.",
        "Jeśli to ma być link, usuń znak !. Jeśli obraz, podaj jego plik.",
    ),
    "picture-elsewhere": MessageTemplate(
        "Obraz {value} jest w innym serwisie, więc strona pokaże link do niego.",
        "Jeśli wolno Ci go użyć, zapisz obraz w media/ i podaj tu ten plik. Jeśli to ma być link, usuń znak !.",
    ),
    "alt-missing": MessageTemplate(
        "Obraz {target} nie ma opisu dla osób, które go nie widzą.",
        'Opisz obraz między [ a ]. Jeśli to tylko ozdoba, wpisz <img src="{target}" alt="">.',
    ),
    "heading-first-level": MessageTemplate(
        "„{value}” to nagłówek pierwszego poziomu, a ten jest zarezerwowany dla tytułu strony.",
        "Zacznij go od {wanted}.",
    ),
    "heading-skips": MessageTemplate(
        "„{value}” pomija poziom nagłówka: osoby korzystające z czytnika ekranu mogą uznać, że coś pominęły.",
        "Zacznij go od {wanted} zamiast {written}.",
    ),
    # links in bodies
    "link-missing": MessageTemplate(
        "Link prowadzi do „{value}”, ale nie ma takiej strony ani pliku.",
        "Popraw link.",
        near="Czy chodziło o „{nearest}”?",
    ),
    "link-outside": MessageTemplate(
        "Ten link prowadzi poza folder z treścią: „{value}”.",
        "Podaj plik z content/ albo adres w internecie.",
    ),
    "link-nowhere": MessageTemplate(
        "Link „{value}” donikąd nie prowadzi.", "Wpisz adres między ( a ) albo usuń nawiasy."
    ),
    "anchor-missing": MessageTemplate(
        "Na tej stronie nie ma nagłówka ani miejsca „#{value}”.",
        "Popraw to, co jest po znaku #.",
        near="Czy chodziło o „#{nearest}”?",
    ),
    "link-unpublished": MessageTemplate(
        "Ten link prowadzi do „{value}”, a ten dokument nie jest opublikowany ({reason}).",
        "Opublikuj ten dokument albo usuń link do czasu jego publikacji.",
    ),
    "breaks-later": MessageTemplate(
        "Od {day} nie da się zbudować serwisu z powodu „{reason}” w {where}.",
        "Uruchom „check --as-of {day}”, aby zobaczyć problem, i popraw go przed tym dniem.",
    ),
    "link-text-missing": MessageTemplate("Link do {target} nie ma tekstu.", "Napisz między [ a ], dokąd prowadzi."),
    "link-text-vague": MessageTemplate(
        "„{value}” nie mówi, dokąd prowadzi link.",
        "Użyj słów, które to mówią, na przykład nazwy strony.",
    ),
    "link-text-address": MessageTemplate(
        "Tekstem linku jest goły adres, który czytniki ekranu czytają litera po literze.",
        "Wpisz [nazwa strony]({target}).",
    ),
    # links to other sites
    "link-dead": MessageTemplate("Adres {target} już nie istnieje ({reason}).", "Znajdź nowy adres albo usuń link."),
    "link-unanswered": MessageTemplate(
        "{target} nie odpowiada ({reason}); może to być chwilowe.",
        "Sprawdź ten adres w przeglądarce. Jeśli tam działa, nie trzeba nic robić.",
    ),
    "link-moved": MessageTemplate(
        "{target} przeniesiono na stałe.", "Wpisz nowy adres: {nearest}.", near="Wpisz nowy adres: {nearest}."
    ),
    "source-gone": MessageTemplate(
        "Źródło {target} już nie istnieje ({reason}). Ostatni raz działało {seen}.",
        "Poszukaj kopii, na przykład pod adresem https://web.archive.org/web/{day}/{target}, i podaj jej adres: „archived: …”.",
    ),
    "sources-file": MessageTemplate(
        "Nie można użyć pliku, w którym zapisano, kiedy ostatnio działało każde źródło: {reason}.",
        "Przywróć jego wcześniejszą wersję albo go usuń; wtedy przy źródłach, których już nie ma, nie będzie podanego dnia.",
    ),
}
