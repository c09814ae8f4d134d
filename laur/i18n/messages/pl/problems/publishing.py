"""How problems of layouts, the output and what is made beside it are said in Polish."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # layouts
    "layout-missing": MessageTemplate(
        "Nie ma układu strony „{value}”.", "Umieść go w folderze layouts.", near="Czy chodziło o „{nearest}”?"
    ),
    "layout-syntax": MessageTemplate("Układu strony nie da się odczytać: {reason}.", "Popraw ten wiersz."),
    "layout-dynamic": MessageTemplate(
        "Nazwa układu jest tu obliczana.", "Podaj nazwę układu w cudzysłowie, aby program zauważał w nim zmiany."
    ),
    "layout-undefined": MessageTemplate(
        "Układ strony odwołuje się do czegoś, czego nie ma: {reason}.",
        "Popraw nazwę albo sprawdź ją przez „is defined”. Strona: {url}.",
    ),
    "layout-failed": MessageTemplate("W układzie strony wystąpił błąd: {reason}.", "Popraw ten wiersz. Strona: {url}."),
    "layouts-missing": MessageTemplate(
        "Nie ma folderu szablonów {folder} albo nic w nim nie ma.",
        "Wskaż inny przez --layouts. Gdy nic nie nazywa się layouts, Laur używa własnych.",
    ),
    "words-missing": MessageTemplate("W języku {language} brakuje napisu „{value}”.", "Dodaj go w language/{language}.yaml."),
    "words-placeholder": MessageTemplate(
        "Napis „{value}” w języku {language} ma {name}, a takiej wartości nie ma.",
        "Popraw go w language/{language}.yaml: może tu stać {known}.",
    ),
    "words-file-missing": MessageTemplate(
        "Serwis ma język „{language}”, a szablony nie mają dla niego tekstów.",
        "Dodaj language/{language}.yaml z kluczami pozostałych języków.",
    ),
    "words-syntax": MessageTemplate("Napisów nie da się odczytać: {reason}.", "Pisz po jednym „klucz: tekst” w wierszu."),
    # output
    "output-foreign": MessageTemplate(
        "Tego, co jest w {folder}, Laur nie utworzył, albo nie jest to folder.",
        "Wskaż inny folder przez --output albo usuń to własnoręcznie.",
    ),
    "output-unwritable": MessageTemplate(
        "W {folder} nie da się zapisać: {reason}.", "Sprawdź uprawnienia i wolne miejsce na dysku."
    ),
    # the browser editor
    "cms-not-installed": MessageTemplate(
        "Serwis ma edytor w przeglądarce (features.cms w site.yaml), ale jego programu, Decap CMS, nie ma w node_modules/ w {folder}.",
        "Zainstaluj go tam: npm install decap-cms@3. Albo wyłącz cms w site.yaml.",
    ),
    # search
    "search-not-installed": MessageTemplate(
        "Serwis ma wyszukiwarkę (features.search w site.yaml), ale brakuje programu, który tworzy jej indeks: {value}.",
        "Zainstaluj go: pip install \"laur[search]\". Albo wyłącz wyszukiwarkę w site.yaml.",
    ),
    "search-failed": MessageTemplate("Nie udało się utworzyć indeksu wyszukiwarki: {reason}.", "Zbuduj serwis jeszcze raz; jeśli to się powtórzy, wyłącz wyszukiwarkę w site.yaml i zgłoś błąd."),
}
