"""The words of findings, in English and Polish."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "export-truncated": (
        "the export ends in the middle; its last entry was left out: export anew, or part by part",
        "eksport urywa się w środku; ostatni wpis pominięto: wyeksportuj jeszcze raz albo częściami",
    ),
    "export-broken": (
        "the file is no sound XML here; what could be read was",
        "plik nie jest tu poprawnym XML-em; wczytano to, co się dało",
    ),
    "export-characters": (
        "bytes that are not of the file's encoding; try --encoding windows-1250",
        "bajty spoza kodowania pliku; spróbuj --encoding windows-1250",
    ),
    "export-controls": ("characters that XML forbids, taken out", "znaki niedozwolone w XML, usunięte"),
    "type-left-out": (
        "entries of a type that is neither news nor page; --as-news TYPE imports them",
        "wpisy typu, który nie jest ani aktualnością, ani stroną; importuje je --as-news TYP",
    ),
    "type-internal": (
        "entries that only the old program itself needs",
        "wpisy potrzebne tylko samemu dawnemu programowi",
    ),
    "taxonomy-left-out": (
        "terms of a taxonomy that is neither categories nor tags, left out",
        "terminy taksonomii innej niż kategorie i tagi, pominięte",
    ),
    "fields-left-out": (
        "a custom field, which only the old theme or a plugin could show, left out",
        "pole własne, które umiał pokazać tylko stary motyw lub wtyczka, pominięte",
    ),
    "item-trashed": ("entries in the trash, left there", "wpisy w koszu, tam pozostawione"),
    "item-unreadable": ("the entry could not be converted", "wpisu nie udało się przekształcić"),
    "item-empty": (
        "the entry has neither a title nor a text, and was left out",
        "wpis nie ma ani tytułu, ani treści i został pominięty",
    ),
    "title-missing": (
        "no title; the first words of the text stand for it",
        "brak tytułu; zastępują go pierwsze słowa tekstu",
    ),
    "date-missing": ("no date; none is given", "brak daty; nie podano żadnej"),
    "date-unreadable": ("this is no date; none is given", "to nie jest data; nie podano żadnej"),
    "private-became-draft": ("it was private, and is a draft now", "wpis był prywatny, teraz jest szkicem"),
    "password-became-draft": ("it had a password, and is a draft now", "wpis był chroniony hasłem, teraz jest szkicem"),
    "sticky": ("it was pinned to the top, which there is not here", "wpis był przypięty na górze, czego tu nie ma"),
    "language-unknown": (
        "its language is none of the site's (site.yaml, languages)",
        "języka wpisu nie ma w serwisie (site.yaml, languages)",
    ),
    "slug-changed": ("the address was taken, so it has another", "adres był zajęty, więc wpis ma inny"),
    "alias-taken": (
        "the old address belongs to something else here, and is not kept",
        "stary adres należy tu do czegoś innego i nie został zachowany",
    ),
    "alias-impossible": (
        "a static host cannot have this old address",
        "serwis statyczny nie może mieć takiego starego adresu",
    ),
    "text-unreadable": (
        "the markup could not be read; only its words came along",
        "nie udało się odczytać formatowania; przeniesiono same słowa",
    ),
    "shortcode-unknown": ("a shortcode that nobody here knows, taken out", "nieznany tu shortcode, usunięty"),
    "shortcode-unwrapped": (
        "a shortcode that nobody here knows, taken off; what it held came along",
        "nieznany tu shortcode, zdjęty; jego zawartość przeniesiono",
    ),
    "block-unknown": (
        "a block that only the old server could show, taken out",
        "blok, który potrafił pokazać tylko stary serwer, usunięty",
    ),
    "anchor-dropped": (
        "a link to a place in another text; it leads to where that text begins",
        "odsyłacz do miejsca w innym tekście; prowadzi na początek tego tekstu",
    ),
    "residue": (
        "a menu, consent, form or list of links, no part of the text",
        "menu, zgoda, formularz lub lista odsyłaczy, nie część tekstu",
    ),
    "form": ("a form, left out; see forms in site.yaml", "formularz, pominięty; zob. forms w site.yaml"),
    "embed": ("something embedded, now a link", "treść osadzona, teraz odsyłacz"),
    "script": ("a program in the text, left out", "program w treści, pominięty"),
    "address-refused": (
        "an address that could do harm or leads nowhere; only its words stay",
        "adres, który mógłby zaszkodzić lub donikąd nie prowadzi; zostały same słowa",
    ),
    "link-unresolved": (
        "a link within the old site to something that was not imported; it leads there still",
        "odsyłacz w obrębie starego serwisu do czegoś, czego nie zaimportowano; nadal tam prowadzi",
    ),
    "link-unpublished": (
        "a link to something that is not published; only its words stay",
        "odsyłacz do czegoś nieopublikowanego; zostały same słowa",
    ),
    "anchor-missing": (
        "a link to a place in the text that is no heading; only its words stay",
        "odsyłacz do miejsca w tekście, które nie jest nagłówkiem; zostały same słowa",
    ),
    "headings-mended": (
        "headings began elsewhere or left levels out, and stand in order now",
        "nagłówki zaczynały się inaczej lub pomijały poziomy, teraz są w porządku",
    ),
    "picture-without-text": (
        "a picture without alternative text; write what it shows",
        "obraz bez tekstu alternatywnego; opisz, co przedstawia",
    ),
    "media-missing": (
        "a file that was not there; --uploads DIR takes it from a copy of the folder, --download asks the old server",
        "pliku nie było; --uploads DIR bierze go z kopii starego folderu, --download pobiera ze starego serwera",
    ),
    "media-unfetched": (
        "the old server did not give a file; the next run with --download asks again",
        "stary serwer nie wydał pliku; następne uruchomienie z --download poprosi ponownie",
    ),
    "media-refused": (
        "a file of a kind or a name that is not taken, or whose content is not what its name says",
        "plik, którego rodzaju lub nazwy się nie przyjmuje, albo o treści innej, niż mówi nazwa",
    ),
    "media-unused": (
        "files that no text uses, left where they are",
        "pliki, których nie używa żaden tekst, pozostawione",
    ),
    "comment-unapproved": ("comments that nobody approved, left out", "komentarze niezatwierdzone, pominięte"),
    "comment-spam": ("comments in the spam or the trash, left out", "komentarze w spamie lub koszu, pominięte"),
    "comment-ping": (
        "messages of other sites (pingbacks), left out",
        "powiadomienia z innych serwisów (pingbacki), pominięte",
    ),
    "comment-on-page": (
        "comments on a page; only announcements have comments here",
        "komentarze pod stroną; tu mają je tylko aktualności",
    ),
    "edited-here": ("edited by hand, left as it is", "edytowany ręcznie, pozostawiony bez zmian"),
    "edited-both": (
        "edited by hand, and changed where it came from, too: left as it is, compare the two",
        "edytowany ręcznie i zmieniony także u źródła: pozostawiony bez zmian, porównaj oba",
    ),
    "deleted-here": ("deleted or moved by hand, not brought back", "usunięty lub przeniesiony ręcznie, nieprzywrócony"),
    "name-taken": (
        "a file of this name stood here already; the import has another name",
        "plik o tej nazwie już tu był; import ma inną nazwę",
    ),
    "gone-there": ("no longer where it came from; left here", "nie ma go już u źródła; tu pozostał"),
}
"""For each code: in English and in Polish."""

REFUSALS: Mapping[str, tuple[str, str]] = {
    "export-not-xml": ("This is no XML file", "To nie jest plik XML"),
    "export-not-wordpress": (
        "This is no WordPress export (Tools → Export writes one)",
        "To nie jest eksport WordPressa (tworzą go Narzędzia → Eksport)",
    ),
    "export-not-feed": ("This is neither RSS nor Atom nor JSON Feed", "To nie jest ani RSS, ani Atom, ani JSON Feed"),
    "export-is-page": (
        "This is a web page; the feed that it names stands elsewhere",
        "To strona WWW; kanał, który ona podaje, ma inny adres",
    ),
    "export-entities": (
        "This file declares entities of its own, as an attack would; it is not read",
        "Ten plik definiuje własne encje, jak robią to ataki; nie będzie czytany",
    ),
    "encoding-unknown": ("Nobody knows this encoding", "Nikt nie zna takiego kodowania"),
    "export-is-wordpress": (
        "This is a WordPress export, with drafts and files: import wordpress reads it",
        "To eksport WordPressa, ze szkicami i plikami: wczytuje go import wordpress",
    ),
    "export-fetch": ("The feed could not be fetched", "Nie udało się pobrać kanału"),
    "ledger-damaged": (
        "This file is damaged; take its last version from your version control",
        "Ten plik jest uszkodzony; przywróć jego ostatnią wersję z systemu kontroli wersji",
    ),
    "site-unreadable": (
        "The site's own site.yaml must be in order first (see check)",
        "Najpierw plik site.yaml musi być w porządku (zob. check)",
    ),
}

HEADINGS: Mapping[str, tuple[str, str]] = {
    "lost": ("Not carried over", "Nie przeniesiono"),
    "changed": ("Carried over in another form", "Przeniesiono w innej postaci"),
    "note": ("For your information", "Dla informacji"),
    "documents": ("Documents", "Dokumenty"),
    "comments": ("Comments", "Komentarze"),
    "media": ("Files", "Pliki"),
    "new": ("new", "nowe"),
    "updated": ("updated", "zaktualizowane"),
    "unchanged": ("unchanged", "bez zmian"),
    "kept": ("left as edited here", "pozostawione po ręcznej edycji"),
    "more": ("and {count} more (--format json lists all)", "i jeszcze {count} (wszystkie podaje --format json)"),
    "rehearsal": ("Rehearsal: nothing was written.", "Próba: niczego nie zapisano."),
}


def said(words: Mapping[str, tuple[str, str]], code: str, lang: str) -> str:
    """The words of a code; any language but Polish is answered in English."""
    return words[code][1 if lang == "pl" else 0]
