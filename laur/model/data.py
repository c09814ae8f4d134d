"""On which terms others may use the register's data."""

from enum import StrEnum

from laur.model.scalars import Email, Entry, Text


class Licence(StrEnum):
    """An open licence, by its SPDX identifier."""

    CC_BY = "CC-BY-4.0"
    CC_BY_SA = "CC-BY-SA-4.0"
    CC0 = "CC0-1.0"
    ODBL = "ODbL-1.0"
    ODC_BY = "ODC-By-1.0"
    PDDL = "PDDL-1.0"

    @property
    def url(self) -> str:
        """The address of its text."""
        return _ADDRESSES[self]


_ADDRESSES = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.ODBL: "https://opendatacommons.org/licenses/odbl/1-0/",
    Licence.ODC_BY: "https://opendatacommons.org/licenses/by/1-0/",
    Licence.PDDL: "https://opendatacommons.org/licenses/pddl/1-0/",
}


class DataTerms(Entry, frozen=True, kw_only=True):
    """The terms of the open data."""

    licence: Licence
    publisher: Text | None = None
    """Who publishes the data, if that is not the publisher of the site."""
    contact: Email | None = None
    """Where to ask about the data, if that is not the publisher's address."""
