"""What is wrong with a command line, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "command-unknown": "Nieznane polecenie „{word}”.",
    "command-after-flags": "„{word}” to polecenie: podaj je przed opcjami.",
    "flag-unknown": "Nieznana opcja „{word}”.",
    "argument-unexpected": "Nieoczekiwany argument „{word}”.",
    "argument-missing": "Brakuje argumentu: {name}.",
    "value-missing": "Opcja {flag} wymaga wartości.",
    "value-unexpected": "Opcja {flag} nie przyjmuje wartości: usuń „={value}”.",
    "flag-invalid": "Nieprawidłowa wartość opcji {flag}: „{value}”.",
    "argument-invalid": "Nieprawidłowy argument ({name}): „{value}”.",
    "write-date": "Daty zapisuj tak: 2024-12-31, a z godziną tak: 2024-12-31T10:00.",
    "write-number": "Podaj liczbę całkowitą, co najmniej 1.",
    "write-port": "Podaj numer portu od 0 do {highest}.",
    "write-url": "Podaj pełny adres, na przykład https://example.org/news/.",
    "quote": "Tekst ze spacjami ujmij w cudzysłów.",
    "choices": "Do wyboru: {choices}.",
    "nearest": "Czy chodziło o „{word}”?",
    "verbatim": "{sentence}",
    "see": "Zobacz {command} --help.",
}
