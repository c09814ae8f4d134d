"""Numbers of organisations in public registers: which are known, which are possible, and where they lead.

python-stdnum checks the numbers of most registers, with their check digits; the others are checked here, by the rules
that their registers publish. It is imported only where there is a number to check.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class IdentifierScheme(StrEnum):
    """A register whose numbers are known. Others may be used as well, but nothing is known about their numbers."""

    KRS = "krs"
    """The Polish National Court Register: ten digits, without a check digit."""
    NIP = "nip"
    """The Polish tax number."""
    REGON = "regon"
    """The number in the register of Poland's statistical office."""
    VAT = "vat"
    """A VAT number of a member state of the European Union, with the code of the country."""
    LEI = "lei"
    """Legal Entity Identifier, ISO 17442."""
    ROR = "ror"
    """Research Organization Registry."""
    ISNI = "isni"
    """International Standard Name Identifier, ISO 27729."""
    WIKIDATA = "wikidata"
    ESCA = "esca"
    """The number in the lists of the European Secretariat for Cluster Analysis, which publishes no rule for it."""


class Identifier(Struct, frozen=True, order=True):
    """A number in a register, in its shortest form: the same number always has the same form."""

    scheme: str
    value: str

    @property
    def identity(self) -> "Identifier":
        """The same for two numbers that are one: a Polish tax number is a VAT number without the country."""
        if self.scheme == IdentifierScheme.NIP:
            return Identifier(IdentifierScheme.VAT.value, f"PL{self.value}")
        return self

    @property
    def url(self) -> str | None:
        """The permanent address of what the number identifies, if its register gives one."""
        prefix = _ADDRESSES.get(self.scheme)
        return prefix + self.value if prefix else None


_ADDRESSES: Mapping[str, str] = {
    IdentifierScheme.ROR: "https://ror.org/",
    IdentifierScheme.ISNI: "https://isni.org/isni/",
    IdentifierScheme.WIKIDATA: "http://www.wikidata.org/entity/",
    IdentifierScheme.LEI: "https://search.gleif.org/#/record/",
}
_ADDRESS_START = re.compile(r"(?<![a-z.])(?:https?://)?(?:www\.)?[a-z.]+\.[a-z]++/(?:.*/)?", re.IGNORECASE)
_ROR = re.compile(r"0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}")
_ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 as Crockford writes it."""


def identifier(scheme: str, value: str) -> Identifier | None:
    """The number in its shortest form; None if its register cannot have it. Other registers have any number."""
    text = " ".join(value.split())
    read = _read(scheme, text)
    return Identifier(scheme, read) if read else None


def _read(scheme: str, text: str) -> str | None:
    match scheme:
        case IdentifierScheme.KRS:
            digits = re.sub(r"[\s-]", "", text)
            return digits.zfill(10) if re.fullmatch(r"[0-9]{1,10}", digits) and int(digits) else None
        case IdentifierScheme.ROR:
            return _ror(_ADDRESS_START.sub("", text).lower())
        case IdentifierScheme.WIKIDATA:
            name = _ADDRESS_START.sub("", text).upper()
            return name if re.fullmatch(r"Q[1-9][0-9]*", name) else None
        case IdentifierScheme.NIP | IdentifierScheme.REGON | IdentifierScheme.VAT | IdentifierScheme.LEI:
            return _by_stdnum(scheme, text)
        case IdentifierScheme.ISNI:
            return _by_stdnum(scheme, _ADDRESS_START.sub("", text))
    return text or None


def _by_stdnum(scheme: str, text: str) -> str | None:
    from stdnum import isni, lei
    from stdnum.eu import vat
    from stdnum.exceptions import ValidationError
    from stdnum.pl import nip, regon

    validate = {
        IdentifierScheme.NIP.value: nip.validate,
        IdentifierScheme.REGON.value: regon.validate,
        IdentifierScheme.VAT.value: vat.validate,
        IdentifierScheme.LEI.value: lei.validate,
        IdentifierScheme.ISNI.value: isni.validate,
    }[scheme]
    try:
        return str(validate(text))
    except ValidationError:
        return None


def _ror(text: str) -> str | None:
    """The id if its last two digits are right: ISO 7064, modulus 97-10, over the base-32 number before them."""
    if not _ROR.fullmatch(text):
        return None
    number = 0
    for digit in text[:7]:
        number = number * 32 + _ROR_DIGITS.index(digit)
    return text if int(text[7:]) == 98 - number * 100 % 97 else None
