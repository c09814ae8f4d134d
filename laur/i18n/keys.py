"""What each key of `content/` means, in English and in Polish, with an example.

One short sentence a key serves whoever explains keys: the comments in new files, the editors' guides, editors' tools.
The tables name the types of `laur.model` by their names; a test holds that they have every key of every type, and no
other.
"""

from collections.abc import Mapping

from laur.i18n.key import Key, Keys

__all__ = ["Key", "Keys", "keys"]


def keys(lang: str) -> Mapping[str, Keys]:
    """The keys of each type of the model, by its name, in Polish (``pl``) or, for any other language, in English."""
    if lang == "pl":
        from laur.i18n.messages.pl.keys import KEYS
    else:
        from laur.i18n.messages.en.keys import KEYS
    return KEYS
