"""What `check --fix` prints."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "none": "Żadnego z problemów nie da się poprawić automatycznie.",
    "ask": "Wprowadzić {fixes:zmianę|zmiany|zmian} w {files:pliku|plikach|plikach}? [t/N]",
    "yes": "t tak y yes",
    "not-written": "Nic nie zmieniono.",
    "how-to-confirm": "Nic nie zmieniono. Aby wprowadzić te zmiany, uruchom: check --fix --yes",
    "changed-meanwhile": "Plik {file} zapisał w tym czasie ktoś inny. Niczego nie zmieniono. Uruchom polecenie ponownie.",
    "label": "Poprawiono problemy",
    "written": "Poprawiono {fixes:problem|problemy|problemów} w {files:pliku|plikach|plikach}.",
    "format": "--fix działa tylko z --format text.",
}
