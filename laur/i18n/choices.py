"""What the model's own words mean, for forms in which one of them is chosen."""

from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, str]] = {
    "initial": ("first award", "pierwszy"),
    "renewal": ("renewal", "odnowienie"),
    "upgrade": ("higher level", "wyższy poziom"),
    "suspended": ("suspended", "zawieszony"),
    "reinstated": ("reinstated", "przywrócony"),
    "withdrawn": ("withdrawn", "cofnięty"),
    "corrected": ("corrected", "sprostowany"),
    "cluster": ("a cluster", "klaster"),
    "coordinator": ("who runs a cluster", "koordynator klastra"),
    "member": ("a member of a cluster", "członek klastra"),
    "umbrella": ("an association of clusters", "zrzeszenie klastrów"),
    "issuer": ("who awards certificates", "podmiot przyznający"),
    "ministry": ("a ministry", "ministerstwo"),
    "other": ("something else", "inna"),
    "assessed": ("the assessment", "ocena"),
    "awarded": ("the award", "przyznanie"),
    "valid_from": ("the beginning of its validity", "początek ważności"),
    "day_before": ("the day before", "dzień wcześniej"),
    "same_day": ("the same day", "ten sam dzień"),
    "month_end": ("the last day of the month", "ostatni dzień miesiąca"),
    "pl": ("Polish", "polski"),
    "en": ("English", "angielski"),
}
"""By what stands in a file: in English, in Polish."""


def choice(word: str, lang: str) -> str:
    """What a word means, in Polish (``pl``) or, for any other language, in English; empty for any other word."""
    english, polish = _WORDS.get(word, ("", ""))
    return polish if lang == "pl" else english
