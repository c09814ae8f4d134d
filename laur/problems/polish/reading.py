"""How problems of files, front matter and single values are said in Polish."""

from laur.problems.wording import Wording

WORDING: dict[str, Wording] = {
    # files
    "file-not-utf8": Wording(
        "Ten plik nie jest zapisany w UTF-8: nie da się odczytać bajtu {byte}.", "Wybierz w edytorze „Zapisz jako”, a tam kodowanie „UTF-8”."
    ),
    "file-empty": Wording(
        "Ten plik jest pusty.", "Zacznij go od wiersza ---, potem „title: …”, potem znowu wiersz ---; albo usuń plik.",
        near="Zacznij go od wiersza „{nearest}”.",
    ),
    "file-is-directory": Wording("Folder ma nazwę dokumentu.", "Zmień nazwę folderu tak, aby nie kończyła się na .md."),
    "name-not-utf8": Wording(
        "Nazwa tego pliku lub folderu nie jest zapisana w UTF-8.",
        "Zmień ją. Pewnie pochodzi z archiwum spakowanego w innym systemie.",
    ),
    "file-outside": Wording(
        "To dowiązanie prowadzi poza folder z treścią, do {target}.", "Umieść tu kopię pliku zamiast dowiązania."
    ),
    "file-unreadable": Wording(
        "Nie da się tego odczytać: {reason}.", "Sprawdź uprawnienia, a jeśli to dowiązanie, dokąd prowadzi."
    ),
    "file-misplaced": Wording(
        "Z tego pliku nic nie powstanie.", "Dokumenty leżą w {folders}; przenieś go do jednego z tych folderów."
    ),
    "file-extension": Wording(
        "Ten plik nie jest czytany: nazwy dokumentów kończą się na .md.",
        "Skopiuj jego tekst do pliku o nazwie kończącej się na .md.",
        near="Zmień jego nazwę na {nearest}.",
    ),
    "media-misplaced": Wording(
        "Plik tego rodzaju nie zostanie stąd opublikowany.", "Przenieś go do media/ i odwołuj się do niego tak: /media/{value}."
    ),
    "character-forbidden": Wording(
        "Stoi tu niewidoczny znak, którego strona internetowa nie może zawierać ({character}).",
        "Usuń go: napisz jeszcze raz to, co stoi wokół niego.",
    ),
    "site-missing": Wording("W folderze z treścią nie ma pliku site.yaml.", "Utwórz go, choćby z samym „title: …”."),
    "content-missing": Wording(
        "Nie ma folderu „{folder}” z treścią serwisu.",
        "Przejdź do folderu, w którym on jest, wskaż inny przez --content albo zacznij serwis poleceniem „init moj-serwis”.",
    ),
    # front matter
    "front-matter-missing": Wording(
        "Plik nie zaczyna się od nagłówka z danymi.",
        "W pierwszym wierszu wpisz ---, niżej „title: …”, a przed tekstem jeszcze raz wiersz ---.",
        near="Zamiast „{nearest}” wpisz w pierwszym wierszu dokładnie trzy łączniki: ---.",
    ),
    "front-matter-unclosed": Wording(
        "Nagłówek, który się tu zaczyna, nigdzie się nie kończy.",
        "Dodaj przed tekstem wiersz ---.",
        near="Miał go zapewne kończyć wiersz {nearest}: wpisz tam dokładnie trzy łączniki: ---.",
    ),
    "front-matter-syntax": Wording(
        "Tego nie da się odczytać jako YAML: {reason}.",
        "Pisz po jednym „klucz: wartość” w wierszu, a wartości ze znakami specjalnymi ujmij w cudzysłów.",
    ),
    "front-matter-not-mapping": Wording(
        "Nagłówek nie składa się z wierszy „klucz: wartość”.",
        "Pisz po jednym „klucz: wartość” w wierszu, ze spacją po dwukropku.",
    ),
    "front-matter-several": Wording(
        "Tu zaczyna się drugi nagłówek.", "Zostaw jeden: usuń ten wiersz --- albo to, co po nim."
    ),
    "key-unknown": Wording(
        "Nie ma pola „{key}” ({kind}).", "Dostępne pola: {known}.", near="Czy chodziło o „{nearest}”?"
    ),
    "key-quoted": Wording("Nazwa pola „{key}” stoi w cudzysłowie.", "Napisz {key}: bez niego."),
    "key-not-indented": Wording(
        "„{key}” należy do „{group}” wyżej, a nie ma wcięcia.", "Wstaw przed nim dwie spacje."
    ),
    "key-duplicate": Wording("Pole „{key}” występuje dwa razy; stoi już w wierszu {first}.", "Zostaw jedno z nich."),
    "key-missing": Wording("Brakuje pola „{key}” ({kind}).", "Dodaj „{key}: …”."),
    "key-not-text": Wording("Nazwa pola musi być zwykłym tekstem.", "Napisz słowo, a po nim dwukropek."),
    "alias-unsupported": Wording(
        "Odwołań YAML (& i *) program nie czyta.",
        "Wpisz wartość w całości; jeśli to tekst, który tak się zaczyna, ujmij go w cudzysłów.",
    ),
    "tag-unsupported": Wording(
        "Znaczników YAML ({tag}) program nie czyta.",
        "Usuń znacznik; jeśli to tekst, który zaczyna się od !, ujmij go w cudzysłów.",
    ),
    "nesting-too-deep": Wording("Jest tu więcej niż {limit} poziomów zagnieżdżenia.", "Uprość ten zapis."),
    # YAML that cannot be read, by the mistake that is behind it
    "yaml-colon": Wording(
        "Dwukropek ze spacją nie może stać w wartości bez cudzysłowu.",
        "Ujmij całą wartość w proste cudzysłowy: \"…\".",
        near="Napisz: {nearest}",
    ),
    "yaml-no-colon": Wording(
        "„{line}” nie ma postaci „klucz: wartość”.",
        "Napisz klucz, dwukropek, spację i wartość; dalszy ciąg wartości z wiersza wyżej zacznij od wcięcia.",
        near="Napisz „{nearest}”, ze spacją.",
    ),
    "yaml-tab": Wording("Ten wiersz ma wcięcie z tabulatora.", "Użyj spacji: po dwie na każdy stopień wcięcia."),
    "yaml-indentation": Wording(
        "Wcięcie tego wiersza nie zgadza się z wierszami, do których należy.",
        "Zacznij go w tej samej kolumnie co wiersze wyżej, które są na tym samym poziomie.",
    ),
    "yaml-quote-unclosed": Wording(
        "Cudzysłów {quote}, który się tu otwiera, nie jest zamknięty.",
        "Wstaw taki sam znak na końcu wartości albo usuń ten.",
    ),
    "yaml-quote-continues": Wording(
        "Wartość skończyła się już na znaku {character}, a dalej stoi coś jeszcze.",
        "Ujmij całą wartość w cudzysłów drugiego rodzaju: 'Znak \"Gold Label\" dla …'; albo użyj w środku znaków „…”.",
        near="Napisz: {nearest}",
    ),
    "yaml-escape": Wording('W cudzysłowie "…" znak \\ ma specjalne znaczenie.', "Ujmij wartość w '…'."),
    "yaml-bracket-unclosed": Wording(
        "To, co zaczyna się znakiem {opening}, nie kończy się, jak trzeba.",
        "Na końcu wstaw {closing}, między częściami przecinki, a części ze znakami specjalnymi ujmij w cudzysłów.",
    ),
    "yaml-character": Wording(
        "Wartość bez cudzysłowu nie może zaczynać się od „{character}”.",
        "Ujmij całą wartość w proste cudzysłowy: \"…\".",
        near="Napisz: {nearest}",
    ),
    "yaml-block": Wording(
        "Po znaku „{character}” tekst zaczyna się dopiero w następnym wierszu.",
        "Pisz dalej niżej, z wcięciem; albo ujmij wartość w cudzysłów.",
    ),
    "yaml-list-inline": Wording(
        "Lista z „-” zaczyna się w osobnym wierszu.",
        "Pod kluczem pisz po jednym „- …” w wierszu albo użyj zapisu [pierwsze, drugie].",
    ),
    # values
    "value-empty": Wording(
        "Pole „{key}” jest puste.", "Wpisz wartość albo usuń ten wiersz.", near="Wpisz wartość: „{nearest}”; to pole jest potrzebne."
    ),
    "value-not-text": Wording(
        "„{key}” musi być pojedynczą wartością, a jest tu {found}.",
        "Wpisz ją po dwukropku, w cudzysłowie, jeśli ma w sobie nawias lub dwukropek.",
    ),
    "value-not-list": Wording(
        "„{key}” musi być listą, a jest tu {found}.", "Napisz [{value}] albo po jednym „- …” w wierszu.",
        near="Wstaw łącznik przed pierwszym polem: „{nearest}”, a pozostałe zacznij dokładnie pod tym polem."
    ),
    "value-not-mapping": Wording(
        "„{key}” musi być grupą pól, a jest tu {found}.", "Wpisz jego pola pod spodem, w każdym wierszu jedno „klucz: …” z wcięciem dwóch spacji: {known}."
    ),
    "value-not-number": Wording(
        "„{key}” musi być liczbą, a nie „{value}”.",
        "Użyj samych cyfr, a w ułamku kropki.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-yes-no": Wording(
        "„{key}” to true (tak) albo false (nie), a nie „{value}”.", "Wpisz true albo false.", near="Wpisz {nearest}."
    ),
    "value-not-choice": Wording(
        "„{value}” nie jest dozwoloną wartością pola „{key}”.",
        "Wybierz jedną z: {known}.",
        near="Czy chodziło o „{nearest}”?",
    ),
    "value-not-date": Wording(
        "„{value}” nie jest datą w wymaganym zapisie.",
        "Napisz 2024-12-31; gdy wiadomo mniej, 2024-12 albo 2024.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-moment": Wording(
        "„{value}” nie jest dniem ani godziną w wymaganym zapisie.",
        "Napisz 2024-12-31 albo 2024-12-31 12:30.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-term": Wording(
        "„{value}” nie jest okresem.", "Napisz „2 lata” albo „18 miesięcy”.", near="Czy chodziło o „{nearest}”?"
    ),
    "value-not-url": Wording(
        "„{value}” nie jest adresem strony.", "Napisz pełny adres, od https://.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-email": Wording(
        "„{value}” nie jest adresem e-mail.", "Napisz go tak: nazwa@example.org.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-slug": Wording(
        "„{value}” nie może stać w adresie strony.",
        "Użyj małych liter od a do z, cyfr i pojedynczych łączników.",
        near="Napisz „{nearest}”.",
    ),
    "value-not-lang": Wording(
        "„{value}” nie jest oznaczeniem języka.", "Napisz pl albo en.", near="Czy chodziło o {nearest}?"
    ),
    "value-not-path": Wording(
        "„{value}” nie jest plikiem z folderu z treścią.",
        "Napisz ścieżkę, na przykład ../media/obraz.svg.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-not-site-path": Wording(
        "„{value}” nie jest ścieżką w tym serwisie.",
        "Zacznij od ukośnika: /stary/adres/.",
        near="Czy chodziło o {nearest}?",
    ),
    "value-too-small": Wording(
        "„{key}” wynosi {value}, a musi wynosić co najmniej {limit}.", "Wpisz {limit} lub więcej."
    ),
    "value-not-above": Wording(
        "„{key}” wynosi {value}, a musi wynosić więcej niż {limit}.", "Wpisz więcej niż {limit}."
    ),
    "value-too-large": Wording("„{key}” wynosi {value}, a może wynosić najwyżej {limit}.", "Wpisz {limit} lub mniej."),
    "value-pattern": Wording(
        "„{value}” nie ma postaci wymaganej w polu „{key}”.", "Napisz tak: {example}.", near="Czy chodziło o {nearest}?"
    ),
    "value-cut": Wording(
        "Wartość kończy się przed „{hidden}”: tego, co stoi po #, program nie czyta.",
        "Ujmij całą wartość w cudzysłów; a jeśli to uwaga, wstaw spację po #.",
    ),
    "alt-empty": Wording(
        "Pole „{key}” jest puste.", 'Napisz, co przedstawia obraz; a jeśli to sama ozdoba, wpisz {key}: "".'
    ),
}
