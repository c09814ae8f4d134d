"""Checks of the forms in ``site.yaml`` that concern several keys at once."""

from collections.abc import Iterator, Mapping

from laur.model import DEFAULT_FIELDS, REQUIRED_FIELDS, FieldType, Form, FormField, FormKind, Places, Site, form_fields
from laur.problems import Problem, problem

ONE_OF_A_KIND = frozenset({FormKind.REPORT, FormKind.COMMENT})
"""Pages link to the form of such a kind, so a site can have only one."""

NOT_A_SENTENCE = frozenset({"true", "false", "yes", "no", "tak", "nie"})
"""Values that people write for ``consent`` in place of a sentence."""


def form_problems(path: str, site: Site, places: Places) -> Iterator[Problem]:
    """Forms with the name of another one, forms without a receiver, and fields that nobody could fill in."""
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
        for lang, text in form.consent.items():
            if text.lower() in NOT_A_SENTENCE:
                place = places.at(f"{at}.consent.{lang}".rstrip("."))
                yield problem("form-consent-wordless", path, place, length=len(text), value=text)
        yield from _name_problems(path, form, at, places)
        yield from _field_problems(path, form, at, places)


def _name_problems(path: str, form: Form, at: str, places: Places) -> Iterator[Problem]:
    """Names that are used for two values, one of which would be lost."""
    honeypot, return_fields = form.honeypot, {form.return_field} if form.is_elsewhere else set()
    names = [
        (f"{at}.honeypot", honeypot, form.fixed),
        (f"{at}.return_field", form.return_field, form.fixed | {honeypot}),
        *((f"{at}.hidden.{name}", name, form.fixed | return_fields | {honeypot}) for name in sorted(form.hidden)),
    ]
    for key, name, taken in names:
        if name in taken:
            yield problem("form-field-reserved", path, places.at(key), value=name)


def _field_problems(path: str, form: Form, at: str, places: Places) -> Iterator[Problem]:
    known: set[str] = set()
    defaults = {each.name for each in DEFAULT_FIELDS[form.kind]}
    for number, (stated, field) in enumerate(zip(form.fields, form_fields(form), strict=False)):
        key = f"{at}.fields.{number}"
        place, name = places.at(f"{key}.name"), stated.name
        if name in known:
            yield problem("form-field-duplicate", path, place, length=len(name), value=name)
        known.add(name)
        if name in form.reserved:
            yield problem("form-field-reserved", path, place, length=len(name), value=name)
        yield from _required_field_problems(path, form, stated, key, places)
        if not stated.label and name not in defaults:
            yield problem(
                "form-field-unlabelled", path, place, length=len(name), value=name, known=", ".join(sorted(defaults))
            )
        if (field.type is FieldType.SELECT) != bool(stated.choices):
            code = "form-choices-needless" if stated.choices else "form-choices-missing"
            where = places.at(f"{key}.choices" if stated.choices else f"{key}.type")
            yield problem(code, path, where, value=name)
    for name in sorted(REQUIRED_FIELDS.get(form.kind, frozenset()) - known) if form.fields else ():
        yield problem("form-field-missing", path, places.at(f"{at}.fields"), value=name)


def _required_field_problems(path: str, form: Form, stated: FormField, key: str, places: Places) -> Iterator[Problem]:
    """A field that its kind of form needs, with a type or a ``required: false`` that makes it useless."""
    if stated.name in REQUIRED_FIELDS.get(form.kind, frozenset()):
        default = next(each.type for each in DEFAULT_FIELDS[form.kind] if each.name == stated.name)
        wrong = {"type": stated.type not in {None, FieldType.TEXT, default}, "required": stated.required is False}
        for name in (name for name, is_wrong in wrong.items() if is_wrong):
            yield problem("form-field-needed", path, places.at(f"{key}.{name}"), value=stated.name, key=name)


def localised_texts(site: Site) -> dict[str, Mapping[str, str]]:
    """Each text of the forms that may be written in several languages, by its key."""
    texts: dict[str, Mapping[str, str]] = {}
    for number, form in enumerate(site.forms):
        at = f"forms.{number}"
        texts |= {f"{at}.{name}": getattr(form, name) for name in ("title", "intro", "consent", "privacy", "thanks")}
        for index, each in enumerate(form.fields):
            field = f"{at}.fields.{index}"
            texts |= {f"{field}.label": each.label, f"{field}.hint": each.hint}
            texts |= {f"{field}.choices.{place}": choice for place, choice in enumerate(each.choices)}
    return texts
