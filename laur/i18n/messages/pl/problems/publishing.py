"""Polish messages for problems with layouts, the output folder, the browser editor and search."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # layouts
    "layout-missing": MessageTemplate(
        "Nie ma szablonu „{value}”.", "Dodaj go do folderu layouts.", near="Czy chodziło o „{nearest}”?"
    ),
    "layout-syntax": MessageTemplate("Nie można odczytać szablonu: {reason}.", "Popraw ten wiersz."),
    "layout-dynamic": MessageTemplate(
        "Nazwa szablonu jest tu obliczana.", "Wpisz nazwę szablonu w cudzysłowie, aby Laur zauważał w nim zmiany."
    ),
    "layout-undefined": MessageTemplate(
        "Szablon używa czegoś, co nie istnieje: {reason}.",
        "Popraw nazwę albo sprawdź ją przez „is defined”. Strona: {url}.",
    ),
    "layout-failed": MessageTemplate("W szablonie wystąpił błąd: {reason}.", "Popraw ten wiersz. Strona: {url}."),
    "layouts-missing": MessageTemplate(
        "Folder szablonów {folder} nie istnieje albo jest pusty.",
        "Wskaż inny opcją --layouts. Jeśli nie ma folderu „layouts”, Laur używa własnych szablonów.",
    ),
    "words-missing": MessageTemplate(
        "W language/{language}.yaml nie ma tekstu „{value}”.", "Dopisz „{value}: …” w language/{language}.yaml."
    ),
    "words-placeholder": MessageTemplate(
        "Tekst „{value}” w language/{language}.yaml zawiera {name}, ale takiej wartości tu nie ma.",
        "Użyj tylko: {known}.",
    ),
    "words-file-missing": MessageTemplate(
        "Serwis ma język „{language}”, ale szablony nie mają dla niego tekstów.",
        "Dodaj language/{language}.yaml z tymi samymi kluczami co w innych językach.",
    ),
    "words-syntax": MessageTemplate(
        "Nie można odczytać pliku z tekstami: {reason}.", "Wpisz w każdym wierszu jedno „klucz: tekst”."
    ),
    # output
    "output-foreign": MessageTemplate(
        "Nic nie wskazuje, że {folder} zapisał Laur: nie ma tam pliku build.json.",
        "Wskaż inny folder opcją --output albo przenieś ten. Jeśli jest w nim tylko dawny serwis, usuń go.",
    ),
    "host-file-foreign": MessageTemplate(
        "Pliku {file} nie utworzył Laur, a „host” w site.yaml wymaga pliku o tej nazwie.",
        "Przenieś jego reguły do konfiguracji serwera i usuń plik albo usuń „host” z site.yaml.",
    ),
    "output-unwritable": MessageTemplate(
        "Nie można zapisać w {folder}: {reason}.", "Sprawdź uprawnienia i wolne miejsce na dysku."
    ),
    # the browser editor
    "cms-not-installed": MessageTemplate(
        "Serwis ma edytor w przeglądarce (features.cms w site.yaml), ale jego programu, Decap CMS, nie ma w node_modules/ w {folder}.",
        "Zainstaluj go tam poleceniem npm install decap-cms@3 albo usuń cms z site.yaml.",
    ),
    # search
    "search-not-installed": MessageTemplate(
        "Serwis ma wyszukiwarkę (features.search w site.yaml), ale potrzebny jej program {value} nie jest zainstalowany.",
        "Zainstaluj go poleceniem pip install \"laur[search]\" albo usuń search z site.yaml.",
    ),
    "search-failed": MessageTemplate(
        "Nie udało się utworzyć indeksu wyszukiwarki: {reason}.",
        "Zbuduj serwis jeszcze raz. Jeśli to się powtórzy, usuń search z site.yaml i zgłoś błąd.",
    ),
}
