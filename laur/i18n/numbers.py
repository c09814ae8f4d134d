"""Numbers as a language writes them: the decimal point and the groups of digits."""

from laur.i18n.languages import language

_FRACTION_DIGITS = 3
"""At most, as in `Intl.NumberFormat`."""
_EXACT_DIGITS = 20
"""Numbers with more digits before the point are not rounded."""


def number(value: float, lang: str) -> str:
    """“1,5”, “1234”, “12 345” (with a hard space): at most three digits of fraction, grouped as the language does."""
    forms = language(lang)
    whole, _, fraction = _decimal_digits(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if digits.isdecimal() and len(digits) >= forms.grouped_from:
        digits = f"{int(digits):,}".replace(",", forms.group)
    return f"{sign}{digits}{forms.point}{fraction}" if fraction else sign + digits


def _decimal_digits(value: float) -> str:
    """The number in digits, rounded half away from zero as `Intl.NumberFormat` does, without trailing zeros."""
    if isinstance(value, int):
        return str(value)
    from decimal import ROUND_HALF_UP, Decimal

    exact = Decimal(repr(value))
    if not exact.is_finite():
        return str(value)
    places = Decimal(1).scaleb(-_FRACTION_DIGITS)
    rounded = exact.quantize(places, ROUND_HALF_UP) if exact.adjusted() < _EXACT_DIGITS else exact
    digits = f"{rounded:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
