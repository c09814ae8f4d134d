"""What is wrong with the forms of ``site.yaml`` although each of their keys is sound."""

from collections.abc import Iterator, Mapping

from laur.model import NEEDED, READY, FieldType, Form, FormField, FormKind, Places, Site, asked
from laur.problems import Problem, problem

ONE_OF_A_KIND = frozenset({FormKind.REPORT, FormKind.COMMENT})
"""Pages lead to the form of such a kind, so there must be no doubt which it is."""

WORDLESS = frozenset({"true", "false", "yes", "no", "tak", "nie"})
"""Answers where a sentence is asked for."""


def form_problems(path: str, site: Site, places: Places) -> Iterator[Problem]:
    """Forms that are there twice, that lead nowhere, and questions that nobody could answer."""
    first_of: dict[str, int] = {}
    for number, form in enumerate(site.forms):
        at = f"forms.{number}"
        name = form.kind.value if form.kind in ONE_OF_A_KIND else form.key
        if name in first_of:
            line = places.at(f"forms.{first_of[name]}").line
            place = places.at(f"{at}.id") if form.id == name else places.at(f"{at}.kind")
            yield problem("form-duplicate", path, place, length=len(name), value=name, line=line)
        first_of.setdefault(name, number)
        if form.action is None and site.address(form) is None:
            yield problem("form-nowhere", path, places.at(at), value=form.key)
        for lang, words in form.consent.items():
            if words.lower() in WORDLESS:
                place = places.at(f"{at}.consent.{lang}".rstrip("."))
                yield problem("form-consent-wordless", path, place, length=len(words), value=words)
        yield from _name_problems(path, form, at, places)
        yield from _field_problems(path, form, at, places)


def _name_problems(path: str, form: Form, at: str, places: Places) -> Iterator[Problem]:
    """What would be sent under a name that something else has, so that one of them is lost."""
    trap, back = form.honeypot, {form.return_field} if form.is_elsewhere else set()
    named = [
        (f"{at}.honeypot", trap, form.fixed),
        (f"{at}.return_field", form.return_field, form.fixed | {trap}),
        *((f"{at}.hidden.{name}", name, form.fixed | back | {trap}) for name in sorted(form.hidden)),
    ]
    for key, name, taken in named:
        if name in taken:
            yield problem("form-field-reserved", path, places.at(key), value=name)


def _field_problems(path: str, form: Form, at: str, places: Places) -> Iterator[Problem]:
    known: set[str] = set()
    ready = {each.name for each in READY[form.kind]}
    for number, (stated, whole) in enumerate(zip(form.fields, asked(form), strict=False)):
        key = f"{at}.fields.{number}"
        place, name = places.at(f"{key}.name"), stated.name
        if name in known:
            yield problem("form-field-duplicate", path, place, length=len(name), value=name)
        known.add(name)
        if name in form.reserved:
            yield problem("form-field-reserved", path, place, length=len(name), value=name)
        yield from _need_problems(path, form, stated, key, places)
        if not stated.label and name not in ready:
            yield problem(
                "form-field-unlabelled", path, place, length=len(name), value=name, known=", ".join(sorted(ready))
            )
        if (whole.type is FieldType.SELECT) != bool(stated.choices):
            code = "form-choices-needless" if stated.choices else "form-choices-missing"
            where = places.at(f"{key}.choices" if stated.choices else f"{key}.type")
            yield problem(code, path, where, value=name)
    for name in sorted(NEEDED.get(form.kind, frozenset()) - known) if form.fields else ():
        yield problem("form-field-missing", path, places.at(f"{at}.fields"), value=name)


def _need_problems(path: str, form: Form, stated: FormField, key: str, places: Places) -> Iterator[Problem]:
    if stated.name in NEEDED.get(form.kind, frozenset()):
        ready = next(each.type for each in READY[form.kind] if each.name == stated.name)
        wrong = {"type": stated.type not in {None, FieldType.TEXT, ready}, "required": stated.required is False}
        for name in (name for name, is_wrong in wrong.items() if is_wrong):
            yield problem("form-field-needed", path, places.at(f"{key}.{name}"), value=stated.name, key=name)


def words_of_forms(site: Site) -> dict[str, Mapping[str, str]]:
    """Each text of the forms that may stand in several languages, by its key."""
    words: dict[str, Mapping[str, str]] = {}
    for number, form in enumerate(site.forms):
        at = f"forms.{number}"
        words |= {f"{at}.{name}": getattr(form, name) for name in ("title", "intro", "consent", "privacy", "thanks")}
        for index, each in enumerate(form.fields):
            field = f"{at}.fields.{index}"
            words |= {f"{field}.label": each.label, f"{field}.hint": each.hint}
            words |= {f"{field}.choices.{place}": choice for place, choice in enumerate(each.choices)}
    return words
