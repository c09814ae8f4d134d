"""What `init` says, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "not-empty": "Folder {folder} nie jest pusty: jest w nim {name}. Podaj pusty albo nowy folder.",
    "no-folder": "{folder} nie jest folderem. Podaj pusty albo nowy folder.",
    "for": "Dla kogo jest ten serwis?",
    "for.organisation": "dla jednej organizacji, która pokazuje własne certyfikaty",
    "for.association": "dla zrzeszenia albo portalu z rejestrem certyfikatów wielu organizacji",
    "for.number": "Numer",
    "nothing-written": "Niczego nie zapisano.",
    "here": "Utworzono serwis w tym folderze: {files:plik|pliki|plików}{layouts}.",
    "there": "Utworzono serwis w folderze {folder}: {files:plik|pliki|plików}{layouts}.",
    "layouts": " i szablony do edycji",
    "recipe": "Zapisano dla {host}: {files}.",
    "recipe-kept": "Bez zmian, bo już były i mają inną treść: {files}.",
    "recipe-address": "Jest w nich jeszcze adres {address}. Gdy wpiszesz base_url do site.yaml, uruchom ponownie „laur init --host {host}”: poprawi pliki, których nie zmieniasz.",
    "recipe-host": "Wpisano host: {kind} do content/site.yaml: dla nagłówków i przekierowań.",
    "recipe-host-line": "Dodaj ten wiersz do content/site.yaml, dla nagłówków i przekierowań: host: {kind}",
    "recipe-extras": "Dodano do requirements.txt to, czego wymaga publikowanie: laur[{extras}]. Uruchom: pip install -r requirements.txt",
    "recipe-extras-line": "Dodaj ten wiersz do requirements.txt i zainstaluj: laur[{extras}]. Wymaga tego publikowanie.",
    "recipe-next": "Postępuj według komentarzy w tych plikach. Przewodnik: docs/operators.md.",
    # the files that start the desk with a double-click, on Windows, macOS and Linux; without apostrophes and & < > ( ) % ^ !
    "start": "edytuj-strone",
    "start-title": "Edytuj stronę",
    "start-comment": "Kliknij ten plik dwukrotnie, aby pisać i poprawiać aktualności tego serwisu w przeglądarce.",
    "start-no-python": "Na tym komputerze nie ma programu Python. Zainstaluj go spod poniższego adresu, a potem kliknij ten plik jeszcze raz.",
    "start-old-python": "Python na tym komputerze jest za stary: Laur wymaga wersji 3.11 lub nowszej. Zainstaluj ją spod poniższego adresu, a potem kliknij ten plik jeszcze raz.",
    "start-no-laur": "Laur, program, który tworzy ten serwis, nie jest tu jeszcze zainstalowany. Można go teraz zainstalować w tym folderze; potrwa to kilka minut i jednorazowo wymaga internetu.",
    "start-ask": "Zainstalować? t = tak, n = nie:",
    "start-failed": "Nie udało się zainstalować Laura; powód podają wiersze powyżej. Czy jest połączenie z internetem? W systemach Debian i Ubuntu potrzebny jest też pakiet python3-venv.",
    "start-close": "Naciśnij Enter, aby zamknąć to okno.",
    "next": "Dalej:\n{enter}"
    "  {prog} serve --open        otwórz podgląd i obserwuj zmiany\n"
    "  {prog} new announcement    napisz pierwszą aktualność\n\n"
    "Możesz też kliknąć dwukrotnie plik {start} w folderze serwisu i pisać w formularzach w przeglądarce.\n\n"
    "{announcement} to przykład, który sam się objaśnia; o publikowaniu przeczytasz w README.md.",
}
