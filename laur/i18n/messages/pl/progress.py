"""What a long command is doing, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "begun": "{doing}: {count} …",
    "going": "{doing}: {done} z {count}",
    "left": "zostało około {time}",
    "reading": "Czytanie plików",
    "images": "Sprawdzanie obrazów",
    "search": "Indeksowanie stron dla wyszukiwarki",
    "rendering": "Budowanie stron",
    "external-links": "Sprawdzanie linków do innych serwisów",
    "publishing": "Publikowanie",
    "verifying": "Odczytywanie plików",
    "sent": "{doing}: {done} z {count} plików, {sent} z {size}",
    "importing": "Importowanie wpisów",
}
