"""What the preview says in the terminal and in its pages, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # in the terminal
    "opened": "Podgląd: {url}  (Ctrl+C kończy)",
    "seen-by-others": "Uwaga: z opcją --host {host} podgląd, także szkice, może oglądać każdy w tej sieci.",
    "port-in-use": "Port {port} adresu {host} zajmuje inny program, być może inny podgląd. "
    "Zamknij go albo wybierz inny port: --port {next}",
    "cannot-listen": "Podgląd nie może działać pod adresem {host}, port {port}: {reason}. "
    "Wybierz inny adres lub port: --host, --port",
    "not-rebuilt": "Nie odświeżono podglądu: {reason} Laur spróbuje ponownie.",
    "rebuilt": "{what}: {pages:strona|strony|stron}{difference}, {seconds:.2f} s",
    "unchanged": "{what}: z powodu błędów strony pozostają bez zmian, {seconds:.2f} s",
    "first-time": "wczytano serwis",
    "reloaded": "wczytano serwis ponownie",
    "more": "{first} i jeszcze {count}",
    "form-received": "Wysłano formularz: {file}",
    "comment-received": "Nowy komentarz: {file}\n  Aby go zatwierdzić, przenieś go do {destination}",
    # in a page: problems and hints
    "problems": "Do poprawienia",
    "outdated": "Nie udało się odświeżyć tej strony. Widzisz jej poprzednią wersję.",
    "more-problems": "Jeszcze {count} – zobacz w terminalu.",
    "hints": "Warto poprawić",
    "hide": "Ukryj",
    # replies to a form
    "no-form": "Nie ma takiego formularza.",
    "not-form-data": "To nie są dane z formularza.",
    "fields-invalid": "Popraw pola: {fields}.",
    "inbox-full": "Skrzynka jest pełna.",
    "not-saved": "Nie udało się zapisać wiadomości.",
    "other-origin": "Formularze można wysyłać tylko ze stron tego podglądu.",
    "length-missing": "Żądanie musi podawać długość treści.",
    "too-long": "Wiadomość jest za długa.",
    "not-a-form": "Podgląd przyjmuje tylko pola formularza (application/x-www-form-urlencoded).",
    # replies to other requests
    "read-only": "Podgląd służy tylko do oglądania stron.",
    "one-host": "Żądanie musi podawać jeden host.",
    "no-path": "Żądanie musi podawać ścieżkę.",
    "host-invalid": "Nieprawidłowy host.",
    "host-unknown": "Podgląd jest dostępny tylko na tym komputerze, pod jego własnymi nazwami.",
    "file-gone": "Ten plik już nie istnieje.",
}
