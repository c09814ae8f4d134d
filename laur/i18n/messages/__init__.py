"""Every sentence that Laur says to a person, in English (`en`) and in Polish (`pl`).

Both languages have the same modules, one for each subject, each with `TEXTS`: templates (`str.format`) by message id. A
test checks that both languages have the same ids, and the same placeholders in each text. A count has the forms of its
noun (`laur.i18n.count`): ``{pages:page|pages}``, in Polish ``{pages:strona|strony|stron}``.
"""

from collections.abc import Mapping
from importlib import import_module


def texts(subject: str, lang: str) -> Mapping[str, str]:
    """The messages of a subject (``build``, ``importing``) by id: in Polish (``pl``), else in English."""
    found: Mapping[str, str] = import_module(f"laur.i18n.messages.{'pl' if lang == 'pl' else 'en'}.{subject}").TEXTS
    return found
