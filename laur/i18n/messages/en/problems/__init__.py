"""Problem messages in English: for each code, what is wrong and how to fix it."""

from laur.i18n.messages.en.problems.bodies import WORDING as BODIES
from laur.i18n.messages.en.problems.catalog import WORDING as CATALOG
from laur.i18n.messages.en.problems.publishing import WORDING as PUBLISHING
from laur.i18n.messages.en.problems.reading import WORDING as READING
from laur.i18n.messages.en.problems.register import WORDING as REGISTER
from laur.i18n.messages.en.problems.terms import SEVERITIES, TERMS
from laur.i18n.messages.template import MessageTemplate

__all__ = ["SEVERITIES", "TERMS", "WORDING"]

WORDING: dict[str, MessageTemplate] = {**READING, **CATALOG, **REGISTER, **BODIES, **PUBLISHING}
