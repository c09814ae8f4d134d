"""Errors of the operating system in Polish and English."""

from laur.i18n.messages import texts
from laur.system.errors import words_of_the_system


def error_text(error: str, lang: str) -> str:
    """An error in a few words, by its id (`laur.system.errors`); those of the system if Laur has no message for it."""
    return texts("outside", lang).get(error) or words_of_the_system(error)
