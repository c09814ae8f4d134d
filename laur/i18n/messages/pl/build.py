"""What `build` and `check` print besides problems, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "not-built": "Nie zbudowano: {problems}. Folder {output}/ pozostaje bez zmian.",
    "not-finished": "Nie ukończono: {problems}. Część stron w {output}/ jest już nowa, a część jeszcze poprzednia; na żadnej niczego nie brakuje. Następne budowanie dokończy pracę.",
    "cache-damaged": "Pamięć podręczna w .laur/ była uszkodzona. Laur odłożył ją i zbudował wszystko od nowa; strona jest kompletna.",
    "not-atomic": "Folderu {output}/ nie zastąpiono w jednym kroku, bo system plików na to nie pozwolił ({reason}). Laur zastąpił pliki po kolei; strona jest kompletna.",
    "unchanged": "Nic się nie zmieniło ({unchanged:strona|strony|stron}), {seconds} s{problems}.",
    "built": "{output}/: zbudowano {rendered:stronę|strony|stron}, w tym zmienionych: {written}; pozostałe bez zmian: {unchanged}{removed}, {seconds} s{problems}.",
    "removed": ", usunięto {files:plik|pliki|plików}",
    "not-in-content": "W folderze {content} nie ma pliku ani folderu {file}.",
    "no-problems": "Nie znaleziono problemów.",
    # why a page was rendered (--explain)
    "reason.new": "nowa strona",
    "reason.layout": "zmienił się jej szablon",
    "reason.frame": "zmieniło się coś wspólnego dla wszystkich stron (site.yaml, teksty szablonów, style)",
    "reason.view": "zmiana: {fields}",
    "reason.missing": "brakowało jej pliku",
    "reason.edited": "jej plik zmieniono ręcznie",
    "reason.clean": "z powodu --clean",
    "reason.removed": "usunięto: nie należy już do serwisu",
    "all-fields": "jej treść",
}
