"""Polish messages for problems with files, front matter and single values."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # files
    "file-not-utf8": MessageTemplate(
        "Ten plik nie jest zapisany w UTF-8: nie da się odczytać bajtu {byte}.",
        "W edytorze wybierz „Zapisz jako” i kodowanie „UTF-8”.",
    ),
    "file-empty": MessageTemplate(
        "Ten plik jest pusty.",
        "Zacznij go od wiersza ---, potem „title: …” i jeszcze jeden wiersz ---; albo usuń plik.",
        near="Zacznij go od wiersza „{nearest}”.",
    ),
    "file-is-directory": MessageTemplate(
        "To jest folder, a jego nazwa kończy się na .md.", "Zmień ją: tak kończą się tylko nazwy dokumentów."
    ),
    "name-not-utf8": MessageTemplate(
        "Nazwa tego pliku lub folderu nie jest zapisana w UTF-8.",
        "Zmień ją. Pewnie pochodzi z archiwum spakowanego w innym systemie.",
    ),
    "file-outside": MessageTemplate(
        "To dowiązanie do {target}, poza folderem z treścią.", "Zamiast dowiązania umieść tu kopię pliku."
    ),
    "folder-is-link": MessageTemplate(
        "Ten folder jest dowiązaniem symbolicznym, a Laur nie czyta jego zawartości.",
        "Umieść w tym miejscu zwykły folder z plikami.",
    ),
    "file-unreadable": MessageTemplate(
        "Nie można tego odczytać: {reason}.", "Sprawdź uprawnienia, a jeśli to dowiązanie – dokąd prowadzi."
    ),
    "name-reserved": MessageTemplate(
        "Windows nie może zapisać pliku ani folderu o nazwie „{value}”, więc serwisu i jego źródeł nie da się tam skopiować.",
        "Wybierz inną nazwę, na przykład dłuższą o jedno słowo.",
    ),
    "file-misplaced": MessageTemplate(
        "Ten plik nie jest używany.", "Przenieś go tam, gdzie jest miejsce na dokumenty: {folders}."
    ),
    "file-extension": MessageTemplate(
        "Ten plik jest pomijany, bo jego nazwa nie kończy się na .md.",
        "Skopiuj jego tekst do pliku o nazwie kończącej się na .md.",
        near="Zmień jego nazwę na {nearest}.",
    ),
    "media-misplaced": MessageTemplate(
        "Pliki tego typu nie są publikowane z tego folderu.",
        "Przenieś go do media/ i odwołuj się do niego przez /media/{value}.",
    ),
    "character-forbidden": MessageTemplate(
        "Jest tu niewidoczny znak, którego nie może być na stronie internetowej ({character}).",
        "Usuń go razem z tekstem dookoła i wpisz ten tekst jeszcze raz.",
    ),
    "site-missing": MessageTemplate(
        "W folderze z treścią nie ma pliku site.yaml.", "Utwórz go, choćby z samym „title: …”."
    ),
    "content-missing": MessageTemplate(
        "Nie ma folderu z treścią „{folder}”.",
        "Przejdź do folderu, w którym on jest, wskaż inny opcją --content albo utwórz nowy serwis poleceniem „init moj-serwis”.",
    ),
    # front matter
    "front-matter-missing": MessageTemplate(
        "Plik nie zaczyna się od bloku danych.",
        "W pierwszym wierszu wpisz ---, niżej „title: …”, a przed tekstem jeszcze raz wiersz ---.",
        near="Zamiast „{nearest}” wpisz w pierwszym wierszu dokładnie trzy łączniki: ---.",
    ),
    "front-matter-unclosed": MessageTemplate(
        "Blok danych, który się tu zaczyna, nie jest zamknięty.",
        "Dodaj przed tekstem wiersz ---.",
        near="Pewnie miał go zamykać wiersz {nearest}: wpisz w nim dokładnie trzy łączniki: ---.",
    ),
    "front-matter-syntax": MessageTemplate(
        "Nie można odczytać tego jako YAML: {reason}.",
        "Wpisz w każdym wierszu jedno „klucz: wartość”, a wartości ze znakami specjalnymi ujmij w cudzysłów.",
    ),
    "front-matter-not-mapping": MessageTemplate(
        "Blok danych nie składa się z wierszy „klucz: wartość”.",
        "Wpisz w każdym wierszu jedno „klucz: wartość”, ze spacją po dwukropku.",
    ),
    "front-matter-several": MessageTemplate(
        "Tu zaczyna się drugi blok danych.", "Zostaw jeden: usuń ten wiersz --- albo wszystko, co jest po nim."
    ),
    "key-unknown": MessageTemplate(
        "{kind} nie można użyć klucza „{key}”.", "Dostępne klucze: {known}.", near="Czy chodziło o „{nearest}”?"
    ),
    "key-quoted": MessageTemplate("Klucz „{key}” jest w cudzysłowie.", "Wpisz {key}: bez cudzysłowu."),
    "key-not-indented": MessageTemplate(
        "„{key}” należy do „{group}” powyżej, ale nie ma wcięcia.", "Wstaw przed nim dwie spacje."
    ),
    "key-duplicate": MessageTemplate(
        "Klucz „{key}” występuje dwa razy; pierwszy jest w wierszu {first}.", "Zostaw tylko jeden z nich."
    ),
    "key-missing": MessageTemplate("{kind} brakuje klucza „{key}”.", "Dodaj „{key}: …”."),
    "key-not-text": MessageTemplate("Klucz musi być zwykłym tekstem.", "Wpisz słowo, a po nim dwukropek."),
    "alias-unsupported": MessageTemplate(
        "Odwołania YAML (& i *) nie są obsługiwane.",
        "Wpisz wartość w całości. Jeśli to tekst, który tak się zaczyna, ujmij go w cudzysłów.",
    ),
    "tag-unsupported": MessageTemplate(
        "Znaczniki YAML ({tag}) nie są obsługiwane.",
        "Usuń znacznik. Jeśli to tekst, który zaczyna się od !, ujmij go w cudzysłów.",
    ),
    "nesting-too-deep": MessageTemplate("Jest tu więcej niż {limit} poziomów zagnieżdżenia.", "Zmniejsz ich liczbę."),
    # YAML that cannot be read, by the mistake behind it
    "yaml-colon": MessageTemplate(
        "Wartość, w której jest dwukropek ze spacją, musi być w cudzysłowie.",
        "Ujmij całą wartość w proste cudzysłowy: \"…\".",
        near="Wpisz: {nearest}",
    ),
    "yaml-no-colon": MessageTemplate(
        "„{line}” nie ma postaci „klucz: wartość”.",
        "Wpisz klucz, dwukropek, spację i wartość. Jeśli to dalszy ciąg wartości z wiersza wyżej, dodaj wcięcie.",
        near="Wpisz „{nearest}”, ze spacją.",
    ),
    "yaml-tab": MessageTemplate("Ten wiersz ma wcięcie z tabulatora.", "Użyj spacji, po dwie na każdy poziom."),
    "yaml-indentation": MessageTemplate(
        "Wcięcie tego wiersza nie pasuje do jego grupy.",
        "Zacznij go w tej samej kolumnie co pozostałe wiersze grupy.",
    ),
    "yaml-quote-unclosed": MessageTemplate(
        "Cudzysłów {quote}, który się tu otwiera, nie jest zamknięty.",
        "Wstaw taki sam znak na końcu wartości albo usuń ten.",
    ),
    "yaml-quote-continues": MessageTemplate(
        "Wartość kończy się na znaku {character}, a dalej jest jeszcze tekst.",
        "Ujmij całą wartość w cudzysłów drugiego rodzaju: 'Znak \"Gold Label\" dla …'; albo użyj w środku znaków „…”.",
        near="Wpisz: {nearest}",
    ),
    "yaml-escape": MessageTemplate('W cudzysłowie "…" znak \\ ma specjalne znaczenie.', "Ujmij wartość w '…'."),
    "yaml-bracket-unclosed": MessageTemplate(
        "Nawias {opening}, który się tu otwiera, nie jest poprawnie zamknięty.",
        "Zamknij go znakiem {closing}, części oddziel przecinkami, a części ze znakami specjalnymi ujmij w cudzysłów.",
    ),
    "yaml-character": MessageTemplate(
        "Wartość bez cudzysłowu nie może zaczynać się od „{character}”.",
        "Ujmij całą wartość w proste cudzysłowy: \"…\".",
        near="Wpisz: {nearest}",
    ),
    "yaml-block": MessageTemplate(
        "Po znaku „{character}” tekst musi zaczynać się w następnym wierszu.",
        "Pisz dalej niżej, z wcięciem, albo ujmij wartość w cudzysłów.",
    ),
    "yaml-list-inline": MessageTemplate(
        "Lista z „-” musi zaczynać się w nowym wierszu.",
        "Pod kluczem wpisz po jednym „- …” w wierszu albo użyj zapisu [pierwsze, drugie].",
    ),
    # values
    "value-empty": MessageTemplate(
        "Klucz „{key}” jest pusty.",
        "Wpisz wartość albo usuń ten wiersz.",
        near="Wpisz wartość: „{nearest}”. Ten klucz jest wymagany.",
    ),
    "value-not-text": MessageTemplate(
        "„{key}” musi być pojedynczą wartością, a jest tu {found}.",
        "Wpisz ją po dwukropku. Jeśli zawiera nawias lub dwukropek, ujmij ją w cudzysłów.",
    ),
    "value-not-list": MessageTemplate(
        "„{key}” musi być listą, a jest tu {found}.",
        "Wpisz [{value}] albo po jednym „- …” w wierszu.",
        near="Wstaw łącznik przed pierwszym kluczem: „{nearest}”, a pozostałe klucze wyrównaj do niego.",
    ),
    "value-not-mapping": MessageTemplate(
        "„{key}” musi być grupą kluczy, a jest tu {found}.",
        "Wpisz jego klucze pod spodem, po jednym „klucz: …” w wierszu, z wcięciem dwóch spacji: {known}.",
    ),
    "value-not-number": MessageTemplate(
        "„{key}” musi być liczbą, a nie „{value}”.",
        "Użyj samych cyfr, a w ułamku kropki.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-yes-no": MessageTemplate(
        "„{key}” to true (tak) albo false (nie), a nie „{value}”.", "Wpisz true albo false.", near="Wpisz {nearest}."
    ),
    "value-not-choice": MessageTemplate(
        "„{value}” nie jest dozwoloną wartością klucza „{key}”.",
        "Wybierz jedną z: {known}.",
        near="Czy chodziło o „{nearest}”?",
    ),
    "value-not-date": MessageTemplate(
        "„{value}” nie jest datą w postaci rok-miesiąc-dzień.",
        "Daty zapisuj tak: 2024-12-31, a jeśli dzień jest nieznany: 2024-12 albo 2024.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-date-or-open": MessageTemplate(
        "„{value}” nie jest datą w postaci rok-miesiąc-dzień.",
        "Daty zapisuj tak: 2024-12-31, a jeśli dzień jest nieznany: 2024-12 albo 2024. Jeśli certyfikat jest bezterminowy, wpisz „open”.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-moment": MessageTemplate(
        "„{value}” nie jest datą w postaci rok-miesiąc-dzień, z godziną lub bez.",
        "Daty zapisuj tak: 2024-12-31, a z godziną tak: 2024-12-31 12:30.",
        near="Czy chodziło o {nearest}?",
    ),
    "date-impossible": MessageTemplate(
        "Nie ma takiej daty: {value}.", "Popraw dzień, miesiąc lub godzinę.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-term": MessageTemplate(
        "„{value}” nie jest okresem.", "Wpisz „2 lata” albo „18 miesięcy”.", near="Czy chodziło o „{nearest}”?"
    ),
    "value-not-url": MessageTemplate(
        "„{value}” nie jest adresem strony.", "Wpisz pełny adres, od https://.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-email": MessageTemplate(
        "„{value}” nie jest adresem e-mail.", "Wpisz go tak: nazwa@example.org.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-slug": MessageTemplate(
        "„{value}” nie może być częścią adresu strony.",
        "Użyj małych liter od a do z, cyfr i pojedynczych łączników.",
        near="Wpisz „{nearest}”.",
    ),
    "value-not-lang": MessageTemplate(
        "„{value}” nie jest kodem języka.", "Wpisz kod, na przykład pl albo en.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-path": MessageTemplate(
        "„{value}” nie jest ścieżką pliku z folderu z treścią.",
        "Wpisz ścieżkę, na przykład ../media/obraz.svg.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-site-path": MessageTemplate(
        "„{value}” nie jest ścieżką w tym serwisie.",
        "Zacznij od ukośnika: /stary/adres/.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-too-small": MessageTemplate(
        "„{key}” wynosi {value}, a musi wynosić co najmniej {limit}.", "Wpisz {limit} lub więcej."
    ),
    "value-not-above": MessageTemplate(
        "„{key}” wynosi {value}, a musi wynosić więcej niż {limit}.", "Wpisz więcej niż {limit}."
    ),
    "value-too-large": MessageTemplate(
        "„{key}” wynosi {value}, a może wynosić najwyżej {limit}.", "Wpisz {limit} lub mniej."
    ),
    "value-pattern": MessageTemplate(
        "„{value}” nie ma postaci, której wymaga klucz „{key}”.", "Wpisz to tak: {example}.", near="Czy chodziło o {nearest}?"
    ),
    "value-cut": MessageTemplate(
        "Wartość kończy się przed „{hidden}”: wszystko po # jest pomijane.",
        "Ujmij całą wartość w cudzysłów. Jeśli to komentarz, wstaw spację po #.",
    ),
    "alt-empty": MessageTemplate(
        "Klucz „{key}” jest pusty.", 'Napisz, co przedstawia obraz. Jeśli to tylko ozdoba, wpisz {key}: "".'
    ),
}
