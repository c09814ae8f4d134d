"""The wording of problems in Polish: for each code what is wrong, and the mend, for people who write and do not program."""

from laur.problems.polish.bodies import WORDING as BODIES
from laur.problems.polish.catalog import WORDING as CATALOG
from laur.problems.polish.publishing import WORDING as PUBLISHING
from laur.problems.polish.reading import WORDING as READING
from laur.problems.polish.register import WORDING as REGISTER
from laur.problems.polish.terms import TERMS
from laur.problems.wording import Wording

__all__ = ["TERMS", "WORDING"]

WORDING: dict[str, Wording] = {**READING, **CATALOG, **REGISTER, **BODIES, **PUBLISHING}
