"""What each key of `content/` means, in English and in Polish, with an example.

One short sentence a key serves whoever explains keys: the comments in new files, the editors' guides, editors' tools.
The tables name the types of `laur.model` by their names; a test holds that they have every key of every type, and no
other.
"""

from collections.abc import Mapping

from laur.keys.key import Key, Keys

__all__ = ["Key", "Keys", "keys"]


def keys(lang: str) -> Mapping[str, Keys]:
    """The keys of each type of the model, by its name, in Polish (``pl``) or, for any other language, in English."""
    if lang == "pl":
        from laur.keys.polish import KEYS
    else:
        from laur.keys.english import KEYS
    return KEYS
