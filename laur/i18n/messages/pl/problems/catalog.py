"""Polish messages for problems between documents: ids, addresses, titles, images."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # between documents
    "language-not-on-site": MessageTemplate(
        "Serwis nie ma języka „{value}”.", "Wybierz jeden z: {known}; albo dopisz „{value}” do „languages” w site.yaml."
    ),
    "text-untranslated": MessageTemplate(
        "„{value}” nie ma tłumaczenia: na pozostałych stronach ({missing}) czytelnicy widzą ten tekst w złym języku.",
        "Podaj tekst w każdym języku: {languages}. Jeśli wszędzie brzmi tak samo, wpisz go przy każdym.",
    ),
    "site-placeholder": MessageTemplate(
        "Klucz „{key}” wciąż zawiera tekst zastępczy „{value}”.", "Zastąp go przed publikacją serwisu."
    ),
    "placeholder": MessageTemplate(
        "„{value}” to tekst zastępczy, a zobaczą go czytelnicy.", "Zastąp go albo usuń."
    ),
    "licence-missing": MessageTemplate(
        "Rejestr publikuje dane, ale serwis nie mówi, na jakich zasadach można z nich korzystać.",
        "Dopisz w site.yaml klucz „data”, a pod nim na przykład „licence: CC-BY-4.0”. Bez licencji nikt nie może powielać danych.",
    ),
    "date-ahead": MessageTemplate(
        "Data „{key}” jest w przyszłości: {value}. Mimo to aktualność jest publikowana już teraz.",
        "Popraw datę. Aby opublikować później, użyj „publish_at”.",
    ),
    "preview-key-missing": MessageTemplate(
        "Aktualność ma mieć podgląd, ale brakuje klucza, z którego powstaje jego tajny adres.",
        "Uruchom raz laur build na swoim komputerze i przechowuj plik preview.key razem ze stroną "
        "albo ustaw zmienną środowiskową LAUR_PREVIEW_KEY: co najmniej 20 losowych znaków.",
    ),
    "preview-without-time": MessageTemplate(
        "Aktualność ma mieć podgląd, ale nie jest zaplanowana, więc nie ma czego pokazać wcześniej.",
        "Wpisz, kiedy ma się ukazać: „publish_at: 2024-12-20 10:00”. Albo usuń „preview”.",
    ),
    "own-end-missing": MessageTemplate(
        "Serwis pokazuje „{value}” jako Wasz certyfikat, a nigdzie nie podano, do kiedy jest ważny.",
        "Podaj „valid_until” albo „valid_until: open”, jeśli obowiązuje bezterminowo.",
    ),
    "time-zone-unknown": MessageTemplate(
        "Nie ma strefy czasowej „{value}”.", "Wpisz na przykład Europe/Warsaw.", near="Czy chodziło o {nearest}?"
    ),
    "member-copy-broken": MessageTemplate(
        "Tej kopii rejestru członka nie da się odczytać: {value}.",
        "Kopie zapisuje laur pull; nie zmienia się ich ręcznie. Usuń plik i uruchom laur pull.",
    ),
    "member-copy-unused": MessageTemplate(
        "W „members” w site.yaml nie ma „{value}”, więc ta kopia rejestru nie jest używana.",
        "Usuń plik albo dopisz członka.",
    ),
    "member-not-pulled": MessageTemplate(
        "Nie ma jeszcze kopii rejestru członka „{name}” ({value}).", "Uruchom laur pull. Jeśli kopii nadal nie ma, laur status podaje powód."
    ),
    "member-level-unknown": MessageTemplate(
        "Wpis „{certificate}” członka „{member}” ma poziom „{value}”, którego nie ma w naszym programie „{scheme}”. "
        "Wpis pominięto.",
        "Dodaj ten poziom do programu. Jeśli wpis dotyczy innego programu, podaj go w „schemes” przy tym członku w "
        "site.yaml.",
    ),
    "member-holder-other": MessageTemplate(
        "„{member}” nazywa {value} „{name}”, a nasza organizacja o tym identyfikatorze to „{own}”. Obie są w rejestrze.",
        "Jeśli to jedna organizacja, napisz „organisations: {{{value}: {value}}}” przy tym członku w site.yaml albo dodaj "
        "drugą nazwę do „aliases” naszej.",
    ),
    "member-contradicts": MessageTemplate(
        "„{name}” podaje certyfikat „{certificate}” inaczej niż „{other_name}”, „{other}” w {first} (tu ≠ tam): {facts}.",
        "Ustal, co jest prawdą. Do tego czasu pokazane jest to, co podaje „{winner}”. Popraw nasz wpis albo poproś członka "
        "o poprawienie {url}.",
    ),
    "member-entry-doubtful": MessageTemplate(
        "Wpis „{value}” członka „{member}” łamie zasadę rejestru ({reason}).",
        "Poproś członka o poprawienie {url}.",
    ),
    "contrast-low": MessageTemplate(
        "Tekst w kolorze {value} na tle {ground} źle się czyta: kontrast wynosi {ratio}:1, a musi wynosić co najmniej 4,5:1.",
        "Wybierz bardziej kontrastowe kolory.",
        near="Wpisz „{key}: \"{nearest}\"” albo wybierz bardziej kontrastowe kolory.",
    ),
    "statement-nobody": MessageTemplate(
        "W deklaracji dostępności brakuje nazwy podmiotu.", "Dopisz w niej „entity: …” albo dodaj „publisher” w site.yaml."
    ),
    "barriers-missing": MessageTemplate(
        "Status to „{value}”, ale nie wymieniono żadnych problemów z dostępnością.",
        "Wymień je pod „barriers”, „burden” albo „exempt” lub wpisz „status: full”.",
    ),
    "barriers-unexpected": MessageTemplate(
        "Status to „{value}”, ale wymieniono problemy z dostępnością.",
        "Wpisz „status: partial” albo usuń „barriers”, „burden” i „exempt”.",
    ),
    "form-duplicate": MessageTemplate(
        "Formularz „{value}” już jest w wierszu {line}.",
        "Usuń jeden z nich. Jeśli potrzebujesz dwóch formularzy „contact” albo „membership”, dopisz w każdym inne „id: …”.",
    ),
    "form-nowhere": MessageTemplate(
        "Formularz „{value}” nie ma odbiorcy.",
        "Dopisz „action: …” z adresem, który odbiera dane, albo „mailto: …” z adresem e-mail.",
    ),
    "publish-key-missing": MessageTemplate(
        "Miejsce publikacji rodzaju „{value}” wymaga klucza „{key}”.", "Dopisz „{key}: …” pod „kind: {value}”."
    ),
    "publish-key-needless": MessageTemplate(
        "Klucz „{key}” nic nie znaczy w miejscu publikacji rodzaju „{value}”.",
        "Usuń ten wiersz. Możliwe klucze: {known}.",
    ),
    "publish-password": MessageTemplate(
        "„{key}” zawiera hasło, które zobaczy każdy, kto może otworzyć site.yaml.",
        "Usuń je stąd i zmień hasło. laur publish zapyta o nie albo odczyta je ze zmiennej LAUR_PASSWORD.",
    ),
    "publish-compression": MessageTemplate(
        "Zasobnik przechowuje jedną wersję każdego pliku, a nie każdy czytelnik odczyta kompresję Brotli.",
        "Wpisz „compress: [gzip]”.",
    ),
    "form-consent-wordless": MessageTemplate(
        "„{value}” nie mówi, na co trzeba się zgodzić.",
        "Wpisz całe zdanie, na które trzeba się zgodzić, albo usuń „consent”, jeśli zgoda nie jest potrzebna.",
    ),
    "form-field-duplicate": MessageTemplate("Formularz ma dwa pola „{value}”.", "Zmień nazwę jednego z nich."),
    "form-field-reserved": MessageTemplate(
        "Pole nie może nazywać się „{value}”: pod tą nazwą formularz wysyła już coś innego.", "Wybierz inną nazwę."
    ),
    "form-field-unlabelled": MessageTemplate(
        "Pole „{value}” nie ma podpisu, więc nie wiadomo, co w nim wpisać.",
        "Dopisz „label: …”. Bez podpisu mogą być tylko pola: {known}.",
    ),
    "form-field-missing": MessageTemplate(
        "Formularz komentarzy musi mieć pole „{value}”.", "Dopisz do jego pól „- name: {value}”."
    ),
    "form-field-needed": MessageTemplate(
        "W formularzu komentarzy „{value}” musi być wymaganym polem tekstowym.", "Usuń z niego „{key}”."
    ),
    "form-choices-missing": MessageTemplate(
        "Pole „{value}” nie ma nic do wyboru.", "Dopisz „choices: [pierwsze, drugie]”."
    ),
    "form-choices-needless": MessageTemplate(
        "Pole „{value}” ma listę do wyboru, ale nie jest typu „select”.",
        "Wpisz „type: select” albo usuń „choices”.",
    ),
    "organisation-unknown": MessageTemplate(
        "Nie ma organizacji „{value}”.",
        "Utwórz organisations/{value:slug}.md.",
        near="Czy chodziło o „{nearest}” ({name})? Jeśli nie, utwórz organisations/{value:slug}.md.",
        renamed="Utwórz organisations/{id}.md, a tutaj wpisz „{id}”.",
    ),
    "scheme-unknown": MessageTemplate(
        "Nie ma programu certyfikacji „{value}”.",
        "Utwórz schemes/{value:slug}.md.",
        near="Czy chodziło o „{nearest}”?",
        renamed="Utwórz schemes/{id}.md, a tutaj wpisz „{id}”.",
    ),
    "level-unknown": MessageTemplate(
        "Program „{scheme}” nie ma poziomu „{value}”.", "Wybierz jeden z: {known}.", near="Czy chodziło o „{nearest}”?"
    ),
    "certificate-unknown": MessageTemplate(
        "Nie ma certyfikatu „{value}”.", "Sprawdź identyfikator.", near="Czy chodziło o „{nearest}”?"
    ),
    "certificate-duplicate": MessageTemplate(
        "Certyfikat „{value}” już jest w {first}.",
        "Nadaj temu inny identyfikator albo wpisz „ref: {value}”, aby dodać ten dokument jako źródło tamtego.",
    ),
    "certificate-holder-other": MessageTemplate(
        "Ten certyfikat jest w pliku organizacji „{own}”, ale jego posiadaczem jest „{value}”.",
        "Przenieś go do organisations/{value}.md albo usuń wiersz z „organisation”.",
    ),
    "document-unknown": MessageTemplate(
        "Nie ma dokumentu „{value}”.", "Wpisz ścieżkę pliku z folderu content/.", near="Czy chodziło o „{nearest}”?"
    ),
    "media-unknown": MessageTemplate(
        "Nie ma pliku „{value}”.", "Dodaj ten plik albo popraw ścieżkę.", near="Czy chodziło o „{nearest}”?"
    ),
    "translation-of-other": MessageTemplate(
        "„{value}” nie jest ani aktualnością, ani stroną, więc nie może mieć tłumaczenia.",
        "Podaj aktualność lub stronę, której tłumaczeniem jest ten plik, albo usuń ten wiersz.",
    ),
    "translation-same-language": MessageTemplate(
        "„{value}” jest w tym samym języku co ten plik: „{lang}”.",
        "Wpisz pod „lang” język tego pliku albo podaj plik, który tłumaczy.",
    ),
    "translation-taken": MessageTemplate(
        "Tłumaczenie na język „{lang}” już jest: {first}. Żadna strona nie będzie odsyłać do tego pliku.",
        "Popraw „lang”, podaj plik, którego to tłumaczenie, albo usuń jeden z dwóch plików.",
    ),
    "name-decomposed": MessageTemplate(
        "Plik „{value}” istnieje, ale w jego nazwie litery i znaki nad nimi są zapisane osobno, jak na niektórych Makach, więc linki go nie znajdą.",
        "Zmień nazwę pliku, bez polskich znaków, i wpisz ją tutaj.",
        near="Zmień nazwę pliku na {nearest} i wpisz ją tutaj.",
    ),
    "picture-broken": MessageTemplate(
        "Pliku „{value}” nie da się odczytać jako obrazu: {reason}.",
        "Wyeksportuj go jeszcze raz z programu, w którym powstał, albo skopiuj ponownie z aparatu.",
    ),
    "picture-too-large": MessageTemplate(
        "Obraz „{value}” jest za duży ({size}).", "Zmniejsz go: 4000 pikseli szerokości wystarczy."
    ),
    "picture-format": MessageTemplate(
        "Przeglądarki nie pokażą pliku „{value}”, bo ma format {format}.",
        "Wyeksportuj obraz jako JPEG, a rysunek jako PNG, i użyj tutaj tego pliku.",
    ),
    "picture-misnamed": MessageTemplate(
        "Plik „{value}” ma rozszerzenie {promised}, ale to {format}.", "Zmień nazwę pliku na {name}, tutaj też."
    ),
    "picture-uncleaned": MessageTemplate(
        "Plik „{value}” może zdradzać autora i miejsce: Laur usuwa te dane tam, gdzie je znajdzie, ale nie umie zapisać od nowa pliku {format}.",
        "Wyeksportuj go jako JPEG albo PNG lub upewnij się, że nie zawiera nic prywatnego.",
    ),
    "drawing-cleaned": MessageTemplate(
        "Rysunek „{value}” jest publikowany bez części, które mogłyby coś uruchomić albo pobrać: {removed}.",
        "Zapisz go jako „zwykły SVG” albo zamień tekst na ścieżki i sprawdź, czy niczego nie brakuje.",
    ),
    "drawing-entities": MessageTemplate(
        "Rysunek „{value}” deklaruje encję („{entity}”), a takie rysunki nie są obsługiwane.",
        "Zapisz go jako „zwykły SVG”.",
    ),
    "media-active": MessageTemplate(
        "Plik „{value}” ({format}) mógłby zostać uruchomiony w przeglądarce czytelnika albo na serwerze jako część tego serwisu.",
        "Usuń go albo udostępnij go w archiwum ZIP lub jako PDF.",
    ),
    "url-too-long": MessageTemplate(
        "Powstaje z tego adres zbyt długi, aby zapisać go jako plik.",
        "Skróć go: żadna część adresu nie może mieć więcej niż {longest} znaków.",
    ),
    "url-duplicate": MessageTemplate(
        "Ta strona miałaby adres {url}, a ma go już {first}.",
        "Nadaj jednej z nich inny „slug”.",
        near="Nadaj jednej z nich inny „slug”, na przykład „slug: {nearest}”.",
    ),
    "alias-duplicate": MessageTemplate(
        "Dawny adres {value} podano też w {first}.", "Zostaw go w dokumencie, który zastępuje dawną stronę, a drugi usuń."
    ),
    "alias-below-file": MessageTemplate(
        "Adresy {value} i {other} ({first}) wykluczają się: jeden jest plikiem, a drugi wymaga folderu o tej samej nazwie.",
        "Usuń jeden z tych adresów.",
    ),
    "alias-taken": MessageTemplate(
        "Dawny adres {value} należy do istniejącej strony: {first}.", "Usuń ten dawny adres albo nadaj tamtej stronie inny „slug”."
    ),
    "title-duplicate": MessageTemplate(
        "„{value}” to także tytuł pliku {first}; na listach i w wyszukiwarkach czytelnicy ich nie odróżnią.",
        "Dopisz do jednego z nich rok, miejsce albo nazwę.",
    ),
    "title-long": MessageTemplate(
        "Tytuł ma {value:znak|znaki|znaków}, a w wyszukiwarkach, na listach i przy udostępnianiu mieści się około {limit}.",
        "Napisz w tytule, co się stało, a resztę w „summary” albo w tekście.",
    ),
    "summary-long": MessageTemplate(
        "Streszczenie ma {value:znak|znaki|znaków}, a wyszukiwarki i kanały pokazują około {limit}.",
        "Zacznij od tego, co najważniejsze, a resztę przenieś do tekstu.",
    ),
    "tag-similar": MessageTemplate(
        "Tag „{value}” ({times}×) jest podobny do „{nearest}” ({count}×), więc czytelnicy znajdą tylko część aktualności.",
        "Pisz ten tag wszędzie tak samo.",
        near="Wpisz „{nearest}”.",
    ),
    "identifier-invalid": MessageTemplate(
        "„{value}” nie może być numerem {scheme}.", "Porównaj numer z rejestrem: jakaś cyfra jest błędna albo jej brakuje."
    ),
    "identifier-duplicate": MessageTemplate(
        "Ten sam numer, „{value}”, ma „{name}” ({first}).",
        "Popraw numer albo zostaw jeden z dwóch plików, a drugą nazwę wpisz w „aliases”.",
    ),
    "organisation-similar": MessageTemplate(
        "„{value}” wygląda na inną pisownię nazwy „{name}” ({first}).",
        "Jeśli to ta sama organizacja, zostaw jeden plik, a drugą nazwę wpisz w „aliases”. Jeśli nie, dodaj obu „identifiers” albo „city”.",
    ),
    "media-unused": MessageTemplate(
        "Żaden dokument nie pokazuje pliku {value} ani do niego nie odsyła.", "Użyj go gdzieś albo usuń."
    ),
    "id-not-slug": MessageTemplate(
        "Nazwa pliku „{value}” nie może być identyfikatorem.",
        "Zmień ją: użyj małych liter od a do z, cyfr i pojedynczych łączników.",
        near="Zmień nazwę pliku na {nearest}.md.",
    ),
    "comment-astray": MessageTemplate(
        "Ten komentarz nie należy do żadnej aktualności: nie ma pliku {value}.",
        "Nazwij jego folder tak jak aktualność albo usuń komentarz.",
        near="Czy chodziło o {nearest}? Jeśli tak, zmień nazwę folderu.",
    ),
    "reply-unknown": MessageTemplate(
        "Ta aktualność nie ma innego komentarza „{value}”, na który ten mógłby odpowiadać.",
        "Wpisz nazwę pliku innego komentarza bez .md albo usuń ten wiersz.",
        near="Czy chodziło o „{nearest}”?",
    ),
}
