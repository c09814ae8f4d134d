"""How problems of files, front matter and single values are said in Polish."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # files
    "file-not-utf8": MessageTemplate(
        "Ten plik nie jest zapisany w UTF-8: nie da się odczytać bajtu {byte}.", "Wybierz w edytorze „Zapisz jako”, a tam kodowanie „UTF-8”."
    ),
    "file-empty": MessageTemplate(
        "Ten plik jest pusty.", "Zacznij go od wiersza ---, potem „title: …”, potem znowu wiersz ---; albo usuń plik.",
        near="Zacznij go od wiersza „{nearest}”.",
    ),
    "file-is-directory": MessageTemplate("Folder ma nazwę dokumentu.", "Zmień nazwę folderu tak, aby nie kończyła się na .md."),
    "name-not-utf8": MessageTemplate(
        "Nazwa tego pliku lub folderu nie jest zapisana w UTF-8.",
        "Zmień ją. Pewnie pochodzi z archiwum spakowanego w innym systemie.",
    ),
    "file-outside": MessageTemplate(
        "To dowiązanie prowadzi poza folder z treścią, do {target}.", "Umieść tu kopię pliku zamiast dowiązania."
    ),
    "file-unreadable": MessageTemplate(
        "Nie da się tego odczytać: {reason}.", "Sprawdź uprawnienia, a jeśli to dowiązanie, dokąd prowadzi."
    ),
    "file-misplaced": MessageTemplate(
        "Z tego pliku nic nie powstanie.", "Dokumenty leżą w {folders}; przenieś go do jednego z tych folderów."
    ),
    "file-extension": MessageTemplate(
        "Ten plik nie jest czytany: nazwy dokumentów kończą się na .md.",
        "Skopiuj jego tekst do pliku o nazwie kończącej się na .md.",
        near="Zmień jego nazwę na {nearest}.",
    ),
    "media-misplaced": MessageTemplate(
        "Plik tego rodzaju nie zostanie stąd opublikowany.", "Przenieś go do media/ i odwołuj się do niego tak: /media/{value}."
    ),
    "character-forbidden": MessageTemplate(
        "Stoi tu niewidoczny znak, którego strona internetowa nie może zawierać ({character}).",
        "Usuń go: napisz jeszcze raz to, co stoi wokół niego.",
    ),
    "site-missing": MessageTemplate("W folderze z treścią nie ma pliku site.yaml.", "Utwórz go, choćby z samym „title: …”."),
    "content-missing": MessageTemplate(
        "Nie ma folderu „{folder}” z treścią serwisu.",
        "Przejdź do folderu, w którym on jest, wskaż inny przez --content albo zacznij serwis poleceniem „init moj-serwis”.",
    ),
    # front matter
    "front-matter-missing": MessageTemplate(
        "Plik nie zaczyna się od nagłówka z danymi.",
        "W pierwszym wierszu wpisz ---, niżej „title: …”, a przed tekstem jeszcze raz wiersz ---.",
        near="Zamiast „{nearest}” wpisz w pierwszym wierszu dokładnie trzy łączniki: ---.",
    ),
    "front-matter-unclosed": MessageTemplate(
        "Nagłówek, który się tu zaczyna, nigdzie się nie kończy.",
        "Dodaj przed tekstem wiersz ---.",
        near="Miał go zapewne kończyć wiersz {nearest}: wpisz tam dokładnie trzy łączniki: ---.",
    ),
    "front-matter-syntax": MessageTemplate(
        "Tego nie da się odczytać jako YAML: {reason}.",
        "Pisz po jednym „klucz: wartość” w wierszu, a wartości ze znakami specjalnymi ujmij w cudzysłów.",
    ),
    "front-matter-not-mapping": MessageTemplate(
        "Nagłówek nie składa się z wierszy „klucz: wartość”.",
        "Pisz po jednym „klucz: wartość” w wierszu, ze spacją po dwukropku.",
    ),
    "front-matter-several": MessageTemplate(
        "Tu zaczyna się drugi nagłówek.", "Zostaw jeden: usuń ten wiersz --- albo to, co po nim."
    ),
    "key-unknown": MessageTemplate(
        "Nie ma pola „{key}” ({kind}).", "Dostępne pola: {known}.", near="Czy chodziło o „{nearest}”?"
    ),
    "key-quoted": MessageTemplate("Nazwa pola „{key}” stoi w cudzysłowie.", "Napisz {key}: bez niego."),
    "key-not-indented": MessageTemplate(
        "„{key}” należy do „{group}” wyżej, a nie ma wcięcia.", "Wstaw przed nim dwie spacje."
    ),
    "key-duplicate": MessageTemplate("Pole „{key}” występuje dwa razy; stoi już w wierszu {first}.", "Zostaw jedno z nich."),
    "key-missing": MessageTemplate("Brakuje pola „{key}” ({kind}).", "Dodaj „{key}: …”."),
    "key-not-text": MessageTemplate("Nazwa pola musi być zwykłym tekstem.", "Napisz słowo, a po nim dwukropek."),
    "alias-unsupported": MessageTemplate(
        "Odwołań YAML (& i *) program nie czyta.",
        "Wpisz wartość w całości; jeśli to tekst, który tak się zaczyna, ujmij go w cudzysłów.",
    ),
    "tag-unsupported": MessageTemplate(
        "Znaczników YAML ({tag}) program nie czyta.",
        "Usuń znacznik; jeśli to tekst, który zaczyna się od !, ujmij go w cudzysłów.",
    ),
    "nesting-too-deep": MessageTemplate("Jest tu więcej niż {limit} poziomów zagnieżdżenia.", "Uprość ten zapis."),
    # YAML that cannot be read, by the mistake that is behind it
    "yaml-colon": MessageTemplate(
        "Dwukropek ze spacją nie może stać w wartości bez cudzysłowu.",
        "Ujmij całą wartość w proste cudzysłowy: \"…\".",
        near="Napisz: {nearest}",
    ),
    "yaml-no-colon": MessageTemplate(
        "„{line}” nie ma postaci „klucz: wartość”.",
        "Napisz klucz, dwukropek, spację i wartość; dalszy ciąg wartości z wiersza wyżej zacznij od wcięcia.",
        near="Napisz „{nearest}”, ze spacją.",
    ),
    "yaml-tab": MessageTemplate("Ten wiersz ma wcięcie z tabulatora.", "Użyj spacji: po dwie na każdy stopień wcięcia."),
    "yaml-indentation": MessageTemplate(
        "Wcięcie tego wiersza nie zgadza się z wierszami, do których należy.",
        "Zacznij go w tej samej kolumnie co wiersze wyżej, które są na tym samym poziomie.",
    ),
    "yaml-quote-unclosed": MessageTemplate(
        "Cudzysłów {quote}, który się tu otwiera, nie jest zamknięty.",
        "Wstaw taki sam znak na końcu wartości albo usuń ten.",
    ),
    "yaml-quote-continues": MessageTemplate(
        "Wartość skończyła się już na znaku {character}, a dalej stoi coś jeszcze.",
        "Ujmij całą wartość w cudzysłów drugiego rodzaju: 'Znak \"Gold Label\" dla …'; albo użyj w środku znaków „…”.",
        near="Napisz: {nearest}",
    ),
    "yaml-escape": MessageTemplate('W cudzysłowie "…" znak \\ ma specjalne znaczenie.', "Ujmij wartość w '…'."),
    "yaml-bracket-unclosed": MessageTemplate(
        "To, co zaczyna się znakiem {opening}, nie kończy się, jak trzeba.",
        "Na końcu wstaw {closing}, między częściami przecinki, a części ze znakami specjalnymi ujmij w cudzysłów.",
    ),
    "yaml-character": MessageTemplate(
        "Wartość bez cudzysłowu nie może zaczynać się od „{character}”.",
        "Ujmij całą wartość w proste cudzysłowy: \"…\".",
        near="Napisz: {nearest}",
    ),
    "yaml-block": MessageTemplate(
        "Po znaku „{character}” tekst zaczyna się dopiero w następnym wierszu.",
        "Pisz dalej niżej, z wcięciem; albo ujmij wartość w cudzysłów.",
    ),
    "yaml-list-inline": MessageTemplate(
        "Lista z „-” zaczyna się w osobnym wierszu.",
        "Pod kluczem pisz po jednym „- …” w wierszu albo użyj zapisu [pierwsze, drugie].",
    ),
    # values
    "value-empty": MessageTemplate(
        "Pole „{key}” jest puste.", "Wpisz wartość albo usuń ten wiersz.", near="Wpisz wartość: „{nearest}”; to pole jest potrzebne."
    ),
    "value-not-text": MessageTemplate(
        "„{key}” musi być pojedynczą wartością, a jest tu {found}.",
        "Wpisz ją po dwukropku, w cudzysłowie, jeśli ma w sobie nawias lub dwukropek.",
    ),
    "value-not-list": MessageTemplate(
        "„{key}” musi być listą, a jest tu {found}.", "Napisz [{value}] albo po jednym „- …” w wierszu.",
        near="Wstaw łącznik przed pierwszym polem: „{nearest}”, a pozostałe zacznij dokładnie pod tym polem."
    ),
    "value-not-mapping": MessageTemplate(
        "„{key}” musi być grupą pól, a jest tu {found}.", "Wpisz jego pola pod spodem, w każdym wierszu jedno „klucz: …” z wcięciem dwóch spacji: {known}."
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
        "„{value}” nie jest dozwoloną wartością pola „{key}”.",
        "Wybierz jedną z: {known}.",
        near="Czy chodziło o „{nearest}”?",
    ),
    "value-not-date": MessageTemplate(
        "„{value}” nie jest datą w wymaganym zapisie.",
        "Napisz 2024-12-31; gdy wiadomo mniej, 2024-12 albo 2024.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-moment": MessageTemplate(
        "„{value}” nie jest dniem ani godziną w wymaganym zapisie.",
        "Napisz 2024-12-31 albo 2024-12-31 12:30.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-term": MessageTemplate(
        "„{value}” nie jest okresem.", "Napisz „2 lata” albo „18 miesięcy”.", near="Czy chodziło o „{nearest}”?"
    ),
    "value-not-url": MessageTemplate(
        "„{value}” nie jest adresem strony.", "Napisz pełny adres, od https://.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-email": MessageTemplate(
        "„{value}” nie jest adresem e-mail.", "Napisz go tak: nazwa@example.org.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-slug": MessageTemplate(
        "„{value}” nie może stać w adresie strony.",
        "Użyj małych liter od a do z, cyfr i pojedynczych łączników.",
        near="Napisz „{nearest}”.",
    ),
    "value-not-lang": MessageTemplate(
        "„{value}” nie jest oznaczeniem języka.", "Napisz pl albo en.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-path": MessageTemplate(
        "„{value}” nie jest plikiem z folderu z treścią.",
        "Napisz ścieżkę, na przykład ../media/obraz.svg.",
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
    "value-too-large": MessageTemplate("„{key}” wynosi {value}, a może wynosić najwyżej {limit}.", "Wpisz {limit} lub mniej."),
    "value-pattern": MessageTemplate(
        "„{value}” nie ma postaci wymaganej w polu „{key}”.", "Napisz tak: {example}.", near="Czy chodziło o {nearest}?"
    ),
    "value-cut": MessageTemplate(
        "Wartość kończy się przed „{hidden}”: tego, co stoi po #, program nie czyta.",
        "Ujmij całą wartość w cudzysłów; a jeśli to uwaga, wstaw spację po #.",
    ),
    "alt-empty": MessageTemplate(
        "Pole „{key}” jest puste.", 'Napisz, co przedstawia obraz; a jeśli to sama ozdoba, wpisz {key}: "".'
    ),
}
