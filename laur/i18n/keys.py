"""What each front-matter key means, with an example and a label, in English and in Polish.

The comments in new files, the editors' guides, the JSON Schema and the browser editor all show these texts. They are in
`laur/i18n/messages/en/keys.py` and `laur/i18n/messages/pl/keys.py`, by the names of the types of `laur.model`; a test
checks that they have every key of every type, and no other. The labels of choices (``initial``, ``gold``) are in
`choices.py` in the same folders.
"""

from collections.abc import Mapping

from laur.i18n.messages import texts
from laur.i18n.messages.key import Key, Keys

__all__ = ["Key", "Keys", "choice_label", "keys"]


def keys(lang: str) -> Mapping[str, Keys]:
    """The keys of each type of the model, by the type's name: in Polish (``pl``), else in English."""
    if lang == "pl":
        from laur.i18n.messages.pl.keys import KEYS
    else:
        from laur.i18n.messages.en.keys import KEYS
    return KEYS


def choice_label(value: str, lang: str) -> str:
    """The label of a value that is chosen from a list: “odnowienie” for ``renewal``; empty if it equals the value."""
    label = texts("choices", lang).get(value, value)
    return "" if label == value else label
