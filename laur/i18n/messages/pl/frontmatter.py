"""The texts of new files and JSON Schemas, without the meanings of keys, in Polish."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "optional-keys": "Klucze poniżej są opcjonalne. Aby użyć któregoś z nich, usuń „# ” na początku wiersza i wpisz własną wartość.",
    "pattern": "Wpisz jak w przykładzie: {example}",
}
