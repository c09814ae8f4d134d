"""Every sentence that Laur shows to a person, in English (`en`) and in Polish (`pl`).

Both languages have the same modules, one for each subject. Most have `TEXTS`: templates (`str.format`) by message id;
`keys` has `KEYS`, and the modules of `problems` have `WORDING` by problem code. A test checks that both languages have
the same ids, and the same placeholders in each text. A count has the forms of its noun (`laur.i18n.count`):
``{pages:page|pages}``, in Polish ``{pages:strona|strony|stron}``.
"""

from collections.abc import Mapping
from importlib import import_module

LANGUAGES = ("pl", "en")
"""The languages of messages."""


def texts(subject: str, lang: str) -> Mapping[str, str]:
    """The messages of a subject (``build``, ``importing``) by id: in Polish (``pl``), else in English."""
    found: Mapping[str, str] = import_module(f"laur.i18n.messages.{'pl' if lang == 'pl' else 'en'}.{subject}").TEXTS
    return found
