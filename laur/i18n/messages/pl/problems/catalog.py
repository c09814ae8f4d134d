"""How problems of documents among each other: ids, addresses, titles, pictures are said in Polish."""

from laur.i18n.messages.template import MessageTemplate

WORDING: dict[str, MessageTemplate] = {
    # documents among each other
    "language-not-on-site": MessageTemplate(
        "Serwis nie ma języka „{value}”.", "Wybierz jeden z: {known}; albo dopisz go do „languages” w site.yaml."
    ),
    "time-zone-unknown": MessageTemplate(
        "„{value}” nie jest strefą czasową.", "Napisz na przykład Europe/Warsaw.", near="Czy chodziło o {nearest}?"
    ),
    "contrast-low": MessageTemplate(
        "Tekst w kolorze {value} na tle {ground} źle się czyta: kontrast wynosi {ratio} do 1, a musi co najmniej 4,5.",
        "Wybierz kolory, które bardziej się różnią.",
        near="Napisz „{key}: \"{nearest}\"” albo wybierz kolory, które bardziej się różnią.",
    ),
    "statement-nobody": MessageTemplate(
        "Deklaracja dostępności nie mówi, czyja jest.", "Dopisz w niej „entity: …” albo dodaj „publisher” w site.yaml."
    ),
    "barriers-missing": MessageTemplate(
        "Status to „{value}”, a nie podano niczego, co nie spełnia wymagań.",
        "Wymień to pod „barriers”, „burden” albo „exempt”; albo napisz „status: full”.",
    ),
    "barriers-unexpected": MessageTemplate(
        "Status to „{value}”, a podano, co nie spełnia wymagań.",
        "Napisz „status: partial” albo usuń „barriers”, „burden” i „exempt”.",
    ),
    "form-duplicate": MessageTemplate(
        "Formularz „{value}” już jest, w wierszu {line}.",
        "Usuń jeden z nich. Dwa formularze „contact” albo „membership” potrzebują osobnych „id: …”.",
    ),
    "form-nowhere": MessageTemplate(
        "Formularz „{value}” prowadzi donikąd: nikt nie odbierze tego, co ktoś wyśle.",
        "Dopisz „action: …” z adresem, który to odbiera, albo „mailto: …” z adresem e-mail.",
    ),
    "form-consent-wordless": MessageTemplate(
        "„{value}” nie mówi, na co trzeba się zgodzić.",
        "Wpisz całe zdanie, na które ktoś ma się zgodzić, albo usuń „consent”, jeśli zgoda nie jest potrzebna.",
    ),
    "form-field-duplicate": MessageTemplate("Formularz ma dwa pola „{value}”.", "Nazwij jedno z nich inaczej."),
    "form-field-reserved": MessageTemplate(
        "Pole nie może nazywać się „{value}”: pod tą nazwą formularz wysyła coś innego.", "Nazwij je inaczej."
    ),
    "form-field-unlabelled": MessageTemplate(
        "Pole „{value}” nie ma podpisu, więc nie wiadomo, co w nim wpisać.",
        "Dopisz „label: …”. Bez podpisu mogą tu stać tylko: {known}.",
    ),
    "form-field-missing": MessageTemplate(
        "Formularz komentarzy musi mieć pole „{value}”.", "Dopisz w jego polach „- name: {value}”."
    ),
    "form-field-needed": MessageTemplate(
        "Bez pola „{value}” nie ma komentarza, więc jest to tekst, który trzeba wypełnić.", "Usuń z niego „{key}”."
    ),
    "form-choices-missing": MessageTemplate(
        "Pole „{value}” nie daje niczego do wyboru.", "Dopisz „choices: [pierwsze, drugie]”."
    ),
    "form-choices-needless": MessageTemplate(
        "Pole „{value}” ma listę do wyboru, ale nie jest typu „select”.",
        "Napisz „type: select” albo usuń „choices”.",
    ),
    "organisation-unknown": MessageTemplate(
        "Nie ma organizacji „{value}”.", "Utwórz organisations/{value}.md.", near="Czy chodziło o „{nearest}”?"
    ),
    "scheme-unknown": MessageTemplate(
        "Nie ma programu certyfikacji „{value}”.", "Utwórz schemes/{value}.md.", near="Czy chodziło o „{nearest}”?"
    ),
    "level-unknown": MessageTemplate(
        "Program „{scheme}” nie ma poziomu „{value}”.", "Wybierz jeden z: {known}.", near="Czy chodziło o „{nearest}”?"
    ),
    "certificate-unknown": MessageTemplate(
        "Nie ma certyfikatu „{value}”.", "Sprawdź identyfikator.", near="Czy chodziło o „{nearest}”?"
    ),
    "certificate-duplicate": MessageTemplate(
        "Certyfikat „{value}” podano dwa razy; jest już w {first}.",
        "Nadaj temu inny identyfikator albo napisz „ref: {value}”, aby dodać źródło do tamtego.",
    ),
    "document-unknown": MessageTemplate(
        "Nie ma dokumentu „{value}”.", "Napisz ścieżkę pliku z folderu content/.", near="Czy chodziło o „{nearest}”?"
    ),
    "media-unknown": MessageTemplate(
        "Nie ma pliku „{value}”.", "Umieść go tam albo popraw ścieżkę.", near="Czy chodziło o „{nearest}”?"
    ),
    "translation-of-other": MessageTemplate(
        "„{value}” to ani aktualność, ani strona, a nic innego się nie tłumaczy.",
        "Podaj plik aktualności lub strony, której tłumaczeniem jest ten plik, albo usuń ten wiersz.",
    ),
    "translation-same-language": MessageTemplate(
        "„{value}” jest w języku tego pliku: „{lang}”.",
        "Podaj pod „lang” język tego pliku albo wskaż plik, którego jest on tłumaczeniem.",
    ),
    "translation-taken": MessageTemplate(
        "Tłumaczenie na język „{lang}” już jest: {first}. Do tego pliku nie poprowadzi żadna strona.",
        "Podaj pod „lang” właściwy język, wskaż plik, którego to tłumaczenie, albo usuń jeden z dwóch.",
    ),
    "name-decomposed": MessageTemplate(
        "Plik „{value}” jest, ale litery i znaki nad nimi ma w nazwie zapisane osobno, jak robią to niektóre Maki; nic nie może więc do niego prowadzić.",
        "Zmień nazwę pliku na taką bez polskich znaków i wpisz ją tutaj.",
        near="Zmień nazwę pliku na {nearest} i wpisz ją tutaj.",
    ),
    "picture-broken": MessageTemplate(
        "Pliku „{value}” nie da się odczytać jako obrazu: {reason}.", "Wyeksportuj go jeszcze raz z programu, w którym powstał, albo jeszcze raz skopiuj z aparatu."
    ),
    "picture-too-large": MessageTemplate(
        "Obraz „{value}” jest ogromny ({size}).", "Najpierw go zmniejsz: 4000 pikseli szerokości w zupełności wystarczy."
    ),
    "picture-format": MessageTemplate(
        "Przeglądarki nie pokażą „{value}”, bo to plik typu {format}.", "Wyeksportuj obraz jako JPEG, a rysunek jako PNG, i podaj tutaj tamten plik."
    ),
    "picture-misnamed": MessageTemplate(
        "Plik „{value}” nazywa się jak {promised}, a jest to {format}.", "Zmień nazwę pliku na {name}, tutaj też."
    ),
    "picture-uncleaned": MessageTemplate(
        "Plik „{value}” jest udostępniany prawie bez zmian: autora i miejsce wymazujemy z pliku {format} tam, gdzie je znajdziemy, ale nie zapisujemy go od nowa.",
        "Wyeksportuj go jako JPEG albo PNG, albo upewnij się, że niczego nie zdradza.",
    ),
    "drawing-cleaned": MessageTemplate(
        "Rysunek „{value}” jest publikowany bez części, które mogłyby coś uruchomić albo pobrać: {removed}.", "Zapisz go jako „zwykły SVG” albo zamień litery na ścieżki i sprawdź, czy niczego nie brakuje."
    ),
    "drawing-entities": MessageTemplate(
        "Rysunek „{value}” deklaruje encję („{entity}”), a takich rysunków nie czytamy.", "Zapisz go jako „zwykły SVG”."
    ),
    "url-too-long": MessageTemplate(
        "Adres, który z tego powstaje, jest dłuższy, niż mieści nazwa pliku na dysku.",
        "Skróć go: żadna część adresu nie może mieć więcej niż {longest} znaków.",
    ),
    "url-duplicate": MessageTemplate(
        "Ta strona miałaby adres {url}, a pod nim jest już {first}.", "Nadaj jednej z nich inny „slug”."
    ),
    "alias-duplicate": MessageTemplate(
        "Dawny adres {value} podano też w {first}.", "Zostaw go tam, dokąd przeszła dawna strona; drugi usuń."
    ),
    "alias-taken": MessageTemplate(
        "Pod dawnym adresem {value} stoi dziś strona: {first}.", "Usuń ten alias albo nadaj tamtej stronie inny „slug”."
    ),
    "title-duplicate": MessageTemplate(
        "„{value}” to także tytuł pliku {first}; na listach i w wyszukiwarkach nikt ich nie odróżni.",
        "Dopisz do jednego z nich to, co je różni: rok, miejsce, nazwę.",
    ),
    "title-long": MessageTemplate(
        "Liczba znaków w tytule to {value}, a przy udostępnianiu, na listach i w wyszukiwarkach mieści się ich około {limit}.",
        "Napisz w tytule, co się stało, a resztę w „summary” albo w tekście.",
    ),
    "summary-long": MessageTemplate(
        "Liczba znaków w streszczeniu to {value}, a wyszukiwarki i kanały pokazują ich około {limit}.",
        "Na początku napisz to, co najważniejsze, a resztę przenieś do tekstu.",
    ),
    "tag-similar": MessageTemplate(
        "Tag „{value}” ({times}×) wygląda jak „{nearest}” ({count}×), a czytelnicy znajdą tylko jeden z nich.",
        "Wszędzie pisz ten sam tag, tymi samymi literami.",
        near="Napisz „{nearest}”.",
    ),
    "media-unused": MessageTemplate("Żaden dokument nie pokazuje pliku {value} ani do niego nie odsyła.", "Pokaż go gdzieś albo usuń."),
    "id-not-slug": MessageTemplate(
        "Nazwa pliku „{value}” nie może być identyfikatorem.",
        "Zmień nazwę pliku: małe litery od a do z, cyfry i pojedyncze łączniki.",
        near="Zmień nazwę pliku na {nearest}.md.",
    ),
    "comment-astray": MessageTemplate(
        "Ten komentarz nie ma swojej aktualności: nie ma pliku {value}.", "Nazwij jego folder tak jak aktualność albo go usuń.", near="Czy chodziło o {nearest}? Zmień wtedy nazwę folderu."
    ),
    "reply-unknown": MessageTemplate(
        "Ta aktualność nie ma komentarza „{value}”, na który ten mógłby odpowiadać.", "Wpisz nazwę pliku innego komentarza bez .md albo usuń ten wiersz.", near="Czy chodziło o „{nearest}”?"
    ),
}
