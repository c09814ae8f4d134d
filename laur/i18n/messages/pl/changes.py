"""Changes of several documents: what they are called, and why one cannot be made."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # what was done
    "done.tag": "Tag „{old}” zmieniony na „{new}”",
    "done.move": "{old} przeniesiono do {new}",
    "done.event": "Certyfikat {id}: {type}",
    "done.publication": "Publikacja: {path}",
    "done.copy": "{path} skopiowano do {new}",
    "done.comment": "Przyjęto komentarz: {path}",
    "done.undo": "Cofnięto: {label}",
    # why not
    "no-document": "Nie ma dokumentu {path}.",
    "exists": "Plik {path} już istnieje.",
    "not-editable": "Nie da się zmienić {path} bez zmiany czegoś więcej: {why} Niczego nie zmieniono.",
    "no-tag": "Żadna aktualność nie ma tagu „{value}”.",
    "no-tag.near": "Żadna aktualność nie ma tagu „{value}”. Czy chodziło o „{nearest}”?",
    "same-tag": "Tag jest już wszędzie tak zapisany: „{value}”.",
    "tag-empty": "Tag musi mieć litery albo cyfry.",
    "name-invalid": "{path} nie może być nazwą dokumentu. Użyj małych liter bez polskich znaków, cyfr i łączników.",
    "other-kind": "{path} byłby dokumentem innego rodzaju. Zostaw go w folderze {folder}.",
    "link": "Odnośnika do {target} w tekście {path} nie da się bezpiecznie zmienić. Zmień go najpierw tam.",
    "no-certificate": "Nie ma certyfikatu {id}.",
    "not-stated-here": "{key} nie jest polem, które można sprostować.",
    "no-language": "Dokumentu nie można przetłumaczyć na „{lang}”: języki serwisu to {known}.",
    "is-translated": "Tłumaczenie już istnieje: {path}.",
    # on the terminal
    "ask": "Wprowadzić te zmiany w {files:pliku|plikach|plikach}? [t/N]",
    "yes": "t tak y yes",
    "not-written": "Niczego nie zmieniono.",
    "how-to-confirm": "Niczego nie zmieniono. Aby wprowadzić te zmiany, dodaj --yes.",
    "changed-meanwhile": "Plik {path} zapisał w tym czasie ktoś inny. Niczego nie zmieniono. Uruchom polecenie ponownie.",
    "written": "{label}: zmieniono {files:plik|pliki|plików}. laur undo cofa tę zmianę.",
    "nothing-to-undo": "Nie ma czego cofnąć.",
    "undone": "{label}: przywrócono {files:plik|pliki|plików}.",
    "site-unreadable": "Nie da się odczytać serwisu. Najpierw popraw błędy: laur check",
}
