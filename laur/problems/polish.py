"""The wording of problems in Polish: for each code what is wrong, and the mend, for people who write and do not program."""

from laur.problems.wording import Wording

TERMS: dict[str, str] = {
    "found text": "pojedyncza wartość",
    "found list": "lista",
    "found mapping": "grupa pól",
    "kind Announcement": "aktualność",
    "kind Organisation": "organizacja",
    "kind Scheme": "program certyfikacji",
    "kind PlainPage": "strona",
    "kind Site": "site.yaml",
    "kind Image": "obraz",
    "kind Happening": "wydarzenie",
    "kind Person": "osoba",
    "kind Link": "odnośnik",
    "kind Download": "plik do pobrania",
    "kind Mention": "wzmianka",
    "kind Comment": "komentarz",
    "kind Score": "wynik",
    "kind CertificateEvent": "zdarzenie certyfikatu",
    "kind Certificate": "certyfikat",
    "kind CertificateRef": "odwołanie do certyfikatu („ref”)",
    "kind IssuerPeriod": "podmiot przyznający",
    "kind Level": "poziom",
    "kind SchemeTerm": "okres ważności w programie",
    "kind Publisher": "wydawca",
    "kind NavigationItem": "pozycja menu",
    "kind Cms": "edytor w przeglądarce",
    "kind Features": "to, co oferuje serwis",
    "kind Theme": "wygląd",
    "kind Typeface": "krój pisma",
    "kind Accessibility": "deklaracja dostępności",
    "kind AccessibilityContact": "kontakt w deklaracji dostępności",
    "reason no-host": "nie ma takiej witryny",
    "reason certificate": "jej certyfikat jest nieważny",
    "reason late": "trwało to zbyt długo",
    "reason refused": "nie udało się połączyć",
    "reason circle": "prowadzi w kółko",
    "reason draft": "to szkic",
    "reason scheduled": "czeka na swój dzień",
    "reason expired": "jego ostatni dzień minął",
    "kind PathWords": "słowa w adresach dla języka",
    "kind renewal": "odnowienie",
    "kind upgrade": "przejście na wyższy poziom",
}
"""Values that are words of the trade, by the name of the value and itself: how they are said."""

WORDING: dict[str, Wording] = {
    "file-not-utf8": Wording(
        "Ten plik nie jest zapisany w UTF-8: nie da się odczytać bajtu {byte}.", "Wybierz w edytorze „Zapisz jako”, a tam kodowanie „UTF-8”."
    ),
    "file-empty": Wording(
        "Ten plik jest pusty.", "Zacznij go od wiersza ---, potem „title: …”, potem znowu wiersz ---; albo usuń plik."
    ),
    "file-is-directory": Wording("Folder ma nazwę dokumentu.", "Zmień nazwę folderu tak, aby nie kończyła się na .md."),
    "file-outside": Wording(
        "To dowiązanie prowadzi poza folder z treścią, do {target}.", "Umieść tu kopię pliku zamiast dowiązania."
    ),
    "file-unreadable": Wording("Tego pliku nie da się odczytać: {reason}.", "Sprawdź uprawnienia do niego."),
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
    "site-missing": Wording("W folderze z treścią nie ma pliku site.yaml.", "Utwórz go, choćby z samym „title: …”."),
    "content-missing": Wording(
        "Nie ma folderu z treścią {folder}.", "Utwórz go, wskaż inny przez --content albo zacznij od „laur init”."
    ),
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
    "front-matter-several": Wording(
        "Tu zaczyna się drugi nagłówek.", "Zostaw jeden: usuń ten wiersz --- albo to, co po nim."
    ),
    "yaml-colon": Wording(
        "Dwukropek ze spacją nie może stać w wartości bez cudzysłowu.", "Ujmij całą wartość w cudzysłów."
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
    ),
    "yaml-escape": Wording('W cudzysłowie "…" znak \\ ma specjalne znaczenie.', "Ujmij wartość w '…'."),
    "yaml-bracket-unclosed": Wording(
        "To, co zaczyna się znakiem {opening}, nie kończy się, jak trzeba.",
        "Na końcu wstaw {closing}, między częściami przecinki, a części ze znakami specjalnymi ujmij w cudzysłów.",
    ),
    "yaml-character": Wording(
        "Wartość bez cudzysłowu nie może zaczynać się od „{character}”.", "Ujmij całą wartość w cudzysłów."
    ),
    "yaml-block": Wording(
        "Po znaku „{character}” tekst zaczyna się dopiero w następnym wierszu.",
        "Pisz dalej niżej, z wcięciem; albo ujmij wartość w cudzysłów.",
    ),
    "yaml-list-inline": Wording(
        "Lista z „-” zaczyna się w osobnym wierszu.",
        "Pod kluczem pisz po jednym „- …” w wierszu albo użyj zapisu [pierwsze, drugie].",
    ),
    "character-forbidden": Wording(
        "Stoi tu niewidoczny znak, którego strona internetowa nie może zawierać ({character}).",
        "Usuń go: napisz jeszcze raz to, co stoi wokół niego.",
    ),
    "front-matter-not-mapping": Wording(
        "Nagłówek nie składa się z wierszy „klucz: wartość”.",
        "Pisz po jednym „klucz: wartość” w wierszu, ze spacją po dwukropku.",
    ),
    "key-unknown": Wording(
        "Nie ma pola „{key}” ({kind}).", "Dostępne pola: {known}.", near="Czy chodziło o „{nearest}”?"
    ),
    "key-not-indented": Wording(
        "„{key}” należy do „{group}” wyżej, a nie ma wcięcia.", "Wstaw przed nim dwie spacje."
    ),
    "key-duplicate": Wording("Pole „{key}” występuje dwa razy; stoi już w wierszu {first}.", "Zostaw jedno z nich."),
    "key-missing": Wording("Brakuje pola „{key}” ({kind}).", "Dodaj „{key}: …”."),
    "key-not-text": Wording("Nazwa pola musi być zwykłym tekstem.", "Napisz słowo, a po nim dwukropek."),
    "value-empty": Wording("Pole „{key}” jest puste.", "Wpisz wartość albo usuń ten wiersz."),
    "value-not-text": Wording(
        "„{key}” musi być pojedynczą wartością, a jest tu {found}.",
        "Wpisz ją po dwukropku, w cudzysłowie, jeśli ma w sobie nawias lub dwukropek.",
    ),
    "value-not-list": Wording(
        "„{key}” musi być listą, a jest tu {found}.", "Napisz [{value}] albo po jednym „- …” w wierszu."
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
        "„{value}” nie jest ścieżką na tej stronie.",
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
    "value-cut": Wording(
        "Wartość kończy się przed „{hidden}”: tego, co stoi po #, program nie czyta.",
        "Ujmij całą wartość w cudzysłów; a jeśli to uwaga, wstaw spację po #.",
    ),
    "alt-empty": Wording(
        "Pole „{key}” jest puste.", 'Napisz, co przedstawia obraz; a jeśli to sama ozdoba, wpisz {key}: "".'
    ),
    "value-pattern": Wording(
        "„{value}” nie ma postaci wymaganej w polu „{key}”.", "Napisz tak: {example}.", near="Czy chodziło o {nearest}?"
    ),
    "alias-unsupported": Wording(
        "Odwołań YAML (& i *) program nie czyta.",
        "Wpisz wartość w całości; jeśli to tekst, który tak się zaczyna, ujmij go w cudzysłów.",
    ),
    "tag-unsupported": Wording(
        "Znaczników YAML ({tag}) program nie czyta.",
        "Usuń znacznik; jeśli to tekst, który zaczyna się od !, ujmij go w cudzysłów.",
    ),
    "nesting-too-deep": Wording("Jest tu więcej niż {limit} poziomów zagnieżdżenia.", "Uprość ten zapis."),
    "language-not-on-site": Wording(
        "Strona nie ma języka „{value}”.", "Wybierz jeden z: {known}; albo dopisz go do „languages” w site.yaml."
    ),
    "time-zone-unknown": Wording(
        "„{value}” nie jest strefą czasową.", "Napisz na przykład Europe/Warsaw.", near="Czy chodziło o {nearest}?"
    ),
    "contrast-low": Wording(
        "Tekst w kolorze {value} na tle {ground} źle się czyta: kontrast wynosi {ratio} do 1, a musi co najmniej 4,5.",
        "Wybierz kolory, które bardziej się różnią.",
        near="Napisz „{key}: \"{nearest}\"” albo wybierz kolory, które bardziej się różnią.",
    ),
    "statement-nobody": Wording(
        "Deklaracja dostępności nie mówi, czyja jest.", "Dopisz w niej „entity: …” albo dodaj „publisher” w site.yaml."
    ),
    "barriers-missing": Wording(
        "Status to „{value}”, a nie podano niczego, co nie spełnia wymagań.",
        "Wymień to pod „barriers”, „burden” albo „exempt”; albo napisz „status: full”.",
    ),
    "barriers-unexpected": Wording(
        "Status to „{value}”, a podano, co nie spełnia wymagań.",
        "Napisz „status: partial” albo usuń „barriers”, „burden” i „exempt”.",
    ),
    "organisation-unknown": Wording(
        "Nie ma organizacji „{value}”.", "Utwórz organisations/{value}.md.", near="Czy chodziło o „{nearest}”?"
    ),
    "scheme-unknown": Wording(
        "Nie ma programu certyfikacji „{value}”.", "Utwórz schemes/{value}.md.", near="Czy chodziło o „{nearest}”?"
    ),
    "level-unknown": Wording(
        "Program „{scheme}” nie ma poziomu „{value}”.", "Wybierz jeden z: {known}.", near="Czy chodziło o „{nearest}”?"
    ),
    "certificate-unknown": Wording(
        "Nie ma certyfikatu „{value}”.", "Sprawdź identyfikator.", near="Czy chodziło o „{nearest}”?"
    ),
    "certificate-duplicate": Wording(
        "Certyfikat „{value}” podano dwa razy; jest już w {first}.",
        "Nadaj temu inny identyfikator albo napisz „ref: {value}”, aby dodać źródło do tamtego.",
    ),
    "document-unknown": Wording(
        "Nie ma dokumentu „{value}”.", "Napisz ścieżkę pliku z folderu content/.", near="Czy chodziło o „{nearest}”?"
    ),
    "media-unknown": Wording(
        "Nie ma pliku „{value}”.", "Umieść go tam albo popraw ścieżkę.", near="Czy chodziło o „{nearest}”?"
    ),
    "comment-astray": Wording(
        "Ten komentarz nie ma swojej aktualności: nie ma pliku {value}.", "Nazwij jego folder tak jak aktualność albo go usuń.", near="Czy chodziło o {nearest}? Zmień wtedy nazwę folderu."
    ),
    "reply-unknown": Wording(
        "Ta aktualność nie ma komentarza „{value}”, na który ten mógłby odpowiadać.", "Wpisz nazwę pliku innego komentarza bez .md albo usuń ten wiersz.", near="Czy chodziło o „{nearest}”?"
    ),
    "picture-broken": Wording(
        "Pliku „{value}” nie da się odczytać jako obrazu: {reason}.", "Wyeksportuj go jeszcze raz z programu, w którym powstał, albo jeszcze raz skopiuj z aparatu."
    ),
    "picture-too-large": Wording(
        "Obraz „{value}” jest ogromny ({size}).", "Najpierw go zmniejsz: 4000 pikseli szerokości w zupełności wystarczy."
    ),
    "picture-format": Wording(
        "Przeglądarki nie pokażą „{value}”, bo to plik typu {format}.", "Wyeksportuj obraz jako JPEG, a rysunek jako PNG, i podaj tutaj tamten plik."
    ),
    "picture-misnamed": Wording(
        "Plik „{value}” nazywa się jak {promised}, a jest to {format}.", "Zmień nazwę pliku na {name}, tutaj też."
    ),
    "picture-uncleaned": Wording(
        "Plik „{value}” jest publikowany ze wszystkim, co zawiera, być może z miejscem wykonania zdjęcia: pliku {format} nie da się oczyścić.",
        "Wyeksportuj go jako JPEG albo PNG, albo upewnij się, że niczego takiego nie zawiera.",
    ),
    "drawing-cleaned": Wording(
        "Rysunek „{value}” jest publikowany bez części, które mogłyby coś uruchomić albo pobrać: {removed}.", "Zapisz go jako „zwykły SVG” albo zamień litery na ścieżki i sprawdź, czy niczego nie brakuje."
    ),
    "drawing-entities": Wording(
        "Rysunek „{value}” deklaruje encję („{entity}”), a takich rysunków nie czytamy.", "Zapisz go jako „zwykły SVG”."
    ),
    "url-duplicate": Wording(
        "Ta strona miałaby adres {url}, a pod nim jest już {first}.", "Nadaj jednej z nich inny „slug”."
    ),
    "alias-duplicate": Wording(
        "Dawny adres {value} podano też w {first}.", "Zostaw go tam, dokąd przeszła dawna strona; drugi usuń."
    ),
    "alias-taken": Wording(
        "Pod dawnym adresem {value} stoi dziś strona: {first}.", "Usuń ten alias albo nadaj tamtej stronie inny „slug”."
    ),
    "title-duplicate": Wording(
        "„{value}” to także tytuł pliku {first}; na listach i w wyszukiwarkach nikt ich nie odróżni.",
        "Dopisz do jednego z nich to, co je różni: rok, miejsce, nazwę.",
    ),
    "summary-long": Wording(
        "Streszczenie ma {value} znaków; wyszukiwarki i kanały pokazują około {limit}.",
        "Na początku napisz to, co najważniejsze, a resztę przenieś do tekstu.",
    ),
    "tag-similar": Wording(
        "Tag „{value}” ({times}×) wygląda jak „{nearest}” ({count}×), a czytelnicy znajdą tylko jeden z nich.",
        "Wszędzie pisz ten sam tag, tymi samymi literami.",
        near="Napisz „{nearest}”.",
    ),
    "media-unused": Wording("Żaden dokument nie pokazuje pliku {value} ani do niego nie odsyła.", "Pokaż go gdzieś albo usuń."),
    "id-not-slug": Wording(
        "Nazwa pliku „{value}” nie może być identyfikatorem.",
        "Zmień nazwę pliku: małe litery od a do z, cyfry i pojedyncze łączniki.",
        near="Zmień nazwę pliku na {nearest}.md.",
    ),
    "certificate-id-reserved": Wording(
        "Żaden certyfikat nie może mieć identyfikatora „{value}”: zapis „supersedes: {value}” ma osobne znaczenie.",
        "Nadaj mu inny identyfikator.",
    ),
    "level-needless": Wording(
        "Program „{scheme}” nie ma poziomów.", "Usuń ten wiersz albo dodaj poziom w schemes/{scheme}.md."
    ),
    "level-missing": Wording(
        "Certyfikat „{certificate}” nie ma poziomu, a program „{scheme}” ma poziomy.",
        "Dodaj „level: …”, jeden z: {known}.",
    ),
    "score-above-max": Wording(
        "Wynik {value} jest wyższy od największego możliwego, {max}.", "Popraw „value” albo „max”."
    ),
    "certificate-ends-before-start": Wording(
        "Certyfikat kończy się ({value}), zanim się zacznie ({basis}: {start}).",
        "Popraw jedną z tych dat.",
    ),
    "term-contradicts-end": Wording(
        "Okres {value} kończy się około {computed}, a „valid_until” podaje {end}.",
        "Porównaj oba ze źródłem; usuń „term”, jeśli źródło podaje datę końca.",
    ),
    "term-of-open-end": Wording(
        "Podano okres {value}, a „valid_until: open” mówi, że certyfikat jest bezterminowy.",
        "Usuń to, czego źródło nie podaje.",
    ),
    "certificate-overlap": Wording(
        "Organizacja ma już w tym czasie „{other}” z tego samego programu (do {until}).",
        "Jeśli ten go odnawia lub podnosi, dodaj „supersedes: {other}”; jeśli oba obowiązują obok siebie, dodaj „kind: initial”.",
    ),
    "predecessor-missing": Wording(
        "To jest {kind}, a nie wiadomo czego.",
        "Dodaj „supersedes: …” z identyfikatorem wcześniejszego certyfikatu albo „supersedes: unknown”, jeśli nikt go nie zapisał.",
    ),
    "predecessor-ambiguous": Wording(
        "To jest {kind}, a może dotyczyć każdego z: {known}.",
        "Dodaj „supersedes: …” z jednym z nich albo „supersedes: unknown”.",
    ),
    "supersedes-other-organisation": Wording(
        "„{value}” należy do „{organisation}”, a ten certyfikat do „{own}”.",
        "Certyfikat zastępuje inny tej samej organizacji; popraw identyfikator.",
    ),
    "supersedes-other-scheme": Wording(
        "„{value}” jest z programu „{scheme}”, a ten certyfikat z „{own}”.",
        "Certyfikat zastępuje inny z tego samego programu; popraw identyfikator.",
    ),
    "supersedes-later": Wording(
        "„{value}” zaczyna się po tym certyfikacie.", "Wpisz „supersedes” w późniejszym z nich."
    ),
    "supersedes-cycle": Wording("Te certyfikaty zastępują się w kółko: {circle}.", "Usuń jedno „supersedes”."),
    "supersedes-taken": Wording("„{value}” zastąpił już „{other}”.", "Podaj certyfikat, który był tuż przed tym."),
    "upgrade-not-higher": Wording(
        "„{value}” nie jest poziomem wyższym niż „{level}”, który ma „{other}”.",
        "Wpisz „kind: renewal” albo popraw poziom.",
    ),
    "issuer-unknown": Wording(
        "„{value}” nie przyznaje certyfikatów tego programu; przyznają je: {known}.",
        "Popraw nazwę albo dopisz podmiot w programie.",
        near="Czy chodziło o „{nearest}”?",
    ),
    "issuer-outside-period": Wording(
        "„{value}” nie przyznawał w tym czasie certyfikatów tego programu ({when}).",
        "Popraw nazwę, datę albo okres tego podmiotu w programie.",
        near="Przyznawał je wtedy „{nearest}”. Popraw nazwę, datę albo okres tego podmiotu w programie.",
    ),
    "event-before-start": Wording(
        "To zdarzenie ({value}) jest wcześniejsze niż początek certyfikatu ({start}).", "Popraw jedną z tych dat."
    ),
    "event-not-suspended": Wording(
        "Certyfikat przywrócono ({value}), choć wcześniej nie był zawieszony.",
        "Dodaj zawieszenie albo usuń to zdarzenie.",
    ),
    "body-unreadable": Wording(
        "Listy, cytaty lub znaczniki HTML są w tym tekście zagnieżdżone zbyt głęboko, aby odczytać go jako Markdown; ukazałby się tak, jak jest napisany.",
        "Zmniejsz liczbę poziomów.",
    ),
    "html-not-allowed": Wording(
        "Element HTML <{value}> nie będzie pokazany.",
        "Zapisz to w Markdownie albo dodaj odnośnik; usuń to, co wkleiło się przypadkiem.",
    ),
    "address-not-allowed": Wording(
        "Odnośnik ani obraz nie może prowadzić do „{value}”.",
        "Napisz ścieżkę albo adres, który zaczyna się od https://, mailto: lub tel:; obrazy umieszczaj w media/.",
    ),
    "alt-missing": Wording(
        "Obraz {target} nic nie mówi osobom, które go nie widzą.",
        "Napisz między [ a ], co przedstawia; jeśli tylko zdobi: <img src=\"{target}\" alt=\"\">.",
    ),
    "heading-first-level": Wording(
        "„{value}” to nagłówek pierwszego poziomu, a taki jest tylko tytuł strony.", "Zacznij go od {wanted}."
    ),
    "heading-skips": Wording(
        "„{value}” pomija poziom nagłówka: kto słucha strony, myśli, że coś przegapił.",
        "Zacznij go od {wanted} zamiast {written}.",
    ),
    "link-missing": Wording(
        "Ten odnośnik prowadzi do „{value}”, czego na stronie nie ma.",
        "Popraw odnośnik.",
        near="Czy chodziło o „{nearest}”?",
    ),
    "link-outside": Wording(
        "Ten odnośnik prowadzi poza folder z treścią: „{value}”.",
        "Prowadź do pliku w content/ albo do adresu w internecie.",
    ),
    "anchor-missing": Wording(
        "Na tej stronie nie ma miejsca „#{value}”.",
        "Popraw to, co stoi po znaku #.",
        near="Czy chodziło o „#{nearest}”?",
    ),
    "link-unpublished": Wording(
        "Ten odnośnik prowadzi do „{value}”, a to nie jest opublikowane ({reason}).",
        "Najpierw opublikuj tamten dokument albo usuń do tego czasu odnośnik.",
    ),
    "link-text-missing": Wording(
        "Odnośnik do {target} nie ma słów, które można przeczytać lub usłyszeć.", "Napisz między [ a ], do czego prowadzi."
    ),
    "link-text-vague": Wording(
        "„{value}” nie mówi, dokąd prowadzi odnośnik.",
        "Zrób odnośnik ze słów zdania, na przykład z nazwy tego, co tam jest.",
    ),
    "link-text-address": Wording(
        "Odnośnik pokazuje goły adres, który jest odczytywany litera po literze.",
        "Napisz [nazwa strony]({target}).",
    ),
    "link-dead": Wording(
        "Pod adresem {target} nic już nie ma ({reason}).", "Znajdź, dokąd to przeniesiono, albo usuń odnośnik."
    ),
    "link-unanswered": Wording(
        "{target} nie odpowiada ({reason}); to może być chwilowe.", "Sprawdź go w przeglądarce; jeśli tam działa, nie trzeba nic robić."
    ),
    "link-moved": Wording(
        "{target} przeniesiono na stałe.", "Wpisz nowy adres: {nearest}.", near="Wpisz nowy adres: {nearest}."
    ),
    "layout-missing": Wording(
        "Nie ma układu strony „{value}”.", "Umieść go w folderze layouts.", near="Czy chodziło o „{nearest}”?"
    ),
    "layout-syntax": Wording("Układu strony nie da się odczytać: {reason}.", "Popraw ten wiersz."),
    "layout-dynamic": Wording(
        "Nazwa układu jest tu obliczana.", "Podaj nazwę układu w cudzysłowie, aby program zauważał w nim zmiany."
    ),
    "layout-undefined": Wording(
        "Układ strony odwołuje się do czegoś, czego nie ma: {reason}.",
        "Popraw nazwę albo sprawdź ją przez „is defined”. Strona: {url}.",
    ),
    "layout-failed": Wording("W układzie strony wystąpił błąd: {reason}.", "Popraw ten wiersz. Strona: {url}."),
    "layouts-missing": Wording(
        "Nie ma folderu szablonów {folder} albo nic w nim nie ma.",
        "Wskaż inny przez --layouts albo pomiń tę opcję.",
    ),
    "words-file-missing": Wording(
        "Serwis ma język „{language}”, a szablony nie mają dla niego tekstów.",
        "Dodaj language/{language}.yaml z kluczami pozostałych języków.",
    ),
    "words-missing": Wording("W języku {language} brakuje napisu „{value}”.", "Dodaj go w language/{language}.yaml."),
    "words-syntax": Wording("Napisów nie da się odczytać: {reason}.", "Pisz po jednym „klucz: tekst” w wierszu."),
    "output-foreign": Wording(
        "W {folder} są pliki, których Laur nie utworzył.",
        "Wskaż inny folder przez --output albo opróżnij ten własnoręcznie.",
    ),
    "output-unwritable": Wording(
        "W {folder} nie da się zapisać: {reason}.", "Sprawdź uprawnienia i wolne miejsce na dysku."
    ),
    # the browser editor
    "cms-not-installed": Wording(
        "Serwis ma edytor w przeglądarce (features.cms w site.yaml), ale jego programu, Decap CMS, nie ma w node_modules/ w {folder}.",
        "Zainstaluj go tam: npm install decap-cms@3. Albo wyłącz cms w site.yaml.",
    ),
    # search
    "search-not-installed": Wording(
        "Serwis ma wyszukiwarkę (features.search w site.yaml), ale brakuje programu, który tworzy jej indeks: {value}.",
        "Zainstaluj go: pip install \"laur[search]\". Albo wyłącz wyszukiwarkę w site.yaml.",
    ),
    "search-failed": Wording("Nie udało się utworzyć indeksu wyszukiwarki: {reason}.", "Zbuduj serwis jeszcze raz; jeśli to się powtórzy, wyłącz wyszukiwarkę w site.yaml i zgłoś błąd."),
}
