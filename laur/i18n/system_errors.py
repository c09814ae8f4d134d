"""Errors of the operating system in Polish and English."""

from laur.i18n.messages import texts
from laur.system.errors import error_id, words_of_the_system


def error_text(error: str, lang: str) -> str:
    """An error in a few words, by its id (`laur.system.errors`); those of the system if Laur has no message for it."""
    return texts("outside", lang).get(error) or words_of_the_system(error)


def exception_text(error: OSError, lang: str) -> str:
    """An error that has just been raised in a few words; its own if Laur has no message for it."""
    return texts("outside", lang).get(error_id(error)) or error.strerror or error_id(error)
