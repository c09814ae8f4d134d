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
    "recipe-next": "Postępuj według komentarzy w tych plikach. Przewodnik: docs/operators.md.",
    "next": "Dalej:\n{enter}"
    "  {prog} serve --open        otwórz podgląd i obserwuj zmiany\n"
    "  {prog} new announcement    napisz pierwszą aktualność\n\n"
    "{announcement} to przykład, który sam się objaśnia; o publikowaniu przeczytasz w README.md.",
}
