"""The wording of problems in English: for each code what is wrong, and the mend."""

from laur.problems.english.bodies import WORDING as BODIES
from laur.problems.english.catalog import WORDING as CATALOG
from laur.problems.english.publishing import WORDING as PUBLISHING
from laur.problems.english.reading import WORDING as READING
from laur.problems.english.register import WORDING as REGISTER
from laur.problems.english.terms import TERMS
from laur.problems.wording import Wording

__all__ = ["TERMS", "WORDING"]

WORDING: dict[str, Wording] = {**READING, **CATALOG, **REGISTER, **BODIES, **PUBLISHING}
