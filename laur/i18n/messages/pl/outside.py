"""What fails outside of content, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "stopped": "Przerwano: {reason} Serwis pozostaje bez zmian.",
    "with-file": "{file}: {reason}.",
    "without-file": "{reason}.",
    "EACCES": "brak uprawnień",
    "EADDRINUSE": "adres jest już zajęty",
    "EADDRNOTAVAIL": "ten komputer nie ma takiego adresu",
    "EBUSY": "używa tego inny program",
    "EDQUOT": "przekroczono przydział miejsca na dysku",
    "EEXIST": "już istnieje",
    "EFBIG": "plik jest za duży",
    "EINVAL": "tutaj niemożliwe",
    "EIO": "błąd odczytu lub zapisu na dysku",
    "EISDIR": "to folder, a nie plik",
    "ELOOP": "dowiązania tworzą pętlę",
    "EMFILE": "zbyt wiele otwartych plików",
    "EMLINK": "zbyt wiele dowiązań do jednego pliku",
    "ENAMETOOLONG": "zbyt długa nazwa",
    "ENOENT": "nie ma takiego pliku ani folderu",
    "ENOSPC": "brak miejsca na dysku",
    "ENOSYS": "ten system tego nie obsługuje",
    "ENOTDIR": "to nie jest folder",
    "ENOTSUP": "ten system plików tego nie obsługuje",
    "EPERM": "operacja niedozwolona",
    "EROFS": "dysk jest tylko do odczytu",
    "EXDEV": "na różnych systemach plików",
    "cache-busy": "trwa już inne budowanie tego serwisu. Poczekaj, aż się skończy.",
    "fault": "błąd w samym Laurze ({name}). Szczegóły są w pliku {file}. Wyślij go osobie, która opiekuje się u Was Laurem.",
    "package-missing": "Polecenie import wymaga pakietu Pythona {name}. Zainstaluj go: pip install \"laur[import]\"",
}
