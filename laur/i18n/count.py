"""Counts in messages: a template names the forms of the noun, and the language chooses one."""

from typing import NamedTuple

from laur.i18n.plurals import counted

_CATEGORIES = {2: ("one", "other"), 3: ("one", "few", "many")}
"""The plural categories of CLDR that the forms stand for, by how many forms there are."""


class Count(NamedTuple):
    """A number of things. ``{pages:page|pages}`` is “1 page”, “2 pages”; ``{pages}`` is the number alone.

    Polish templates have three forms: ``{pages:strona|strony|stron}``.
    """

    value: int
    lang: str

    def __format__(self, forms: str) -> str:
        nouns = forms.split("|") if forms else []
        templates = {name: f"{{n}} {noun}" for name, noun in zip(_CATEGORIES.get(len(nouns), ()), nouns, strict=True)}
        return counted(self.value, templates, self.lang)
