"""``site.yaml``: what holds for the whole site. Plain YAML, read by the same converter as front matter."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from math import floor

from msgspec.structs import replace

from laur.frontmatter.convert import LONGEST_MISSPELT, convert
from laur.frontmatter.forms import form_problems, words_of_forms
from laur.frontmatter.nodes import compose
from laur.frontmatter.text import decode
from laur.model import Conformance, Place, Places, Site
from laur.model.palette import faint
from laur.problems import Problem, in_order, problem

USUAL_TIME_ZONE = Site(title={"": "…"}).time_zone
"""What the day is told by until the one that was meant is known."""


def read_site(path: str, data: bytes) -> tuple[Site | None, Places, tuple[Problem, ...]]:
    """The site, the places of its fields, and what is wrong; None for the site where its title is not sound."""
    text, problems = decode(path, data)
    if not text:
        return None, Places(), tuple(_without_fences(found) for found in problems)
    composed = compose(path, text, 1)
    converted = convert(path, composed.root, Site, Place(1, 1), composed.unreadable)
    problems += (*composed.problems, *converted.problems)
    site = converted.of(Site)
    if site is not None and not site.languages:
        problems += (problem("value-empty", path, converted.places.at("languages"), key="languages"),)
        site = None
    if site is not None:
        problems += tuple(_inconsistencies(path, site, converted.places))
        site = site if _is_time_zone(site.time_zone) else replace(site, time_zone=USUAL_TIME_ZONE)
    return site, converted.places, in_order(problems)


def _without_fences(found: Problem) -> Problem:
    """An empty file begins otherwise here than a document does."""
    return replace(found, values={"nearest": "title: …"}) if found.code == "file-empty" else found


def _inconsistencies(path: str, site: Site, places: Places) -> Iterator[Problem]:
    if not _is_time_zone(site.time_zone):
        near = _nearest_time_zone(site.time_zone)
        place = places.at("time_zone")
        yield problem("time-zone-unknown", path, place, length=len(site.time_zone), value=site.time_zone, nearest=near)
    yield from _faint_colours(path, site, places)
    yield from _accessibility_problems(path, site, places)
    yield from form_problems(path, site, places)
    known = ", ".join(site.languages)
    for key, lang in _languages_used(site):
        if lang and lang not in site.languages:
            yield problem("language-not-on-site", path, places.at(f"{key}.{lang}"), value=lang, known=known)


def _faint_colours(path: str, site: Site, places: Places) -> Iterator[Problem]:
    for one in faint(site.theme) if site.theme else ():
        at, ratio = places.at(f"theme.{one.key}"), f"{floor(one.ratio * 10) / 10:.1f}"
        yield problem(
            "contrast-low",
            path,
            at,
            length=len(one.better),
            key=one.key,
            value=one.colour,
            ground=one.ground,
            ratio=ratio,
            nearest=one.better,
        )


def _accessibility_problems(path: str, site: Site, places: Places) -> Iterator[Problem]:
    """A statement names whose it is, and what does not conform where something does not."""
    statement = site.accessibility
    if statement is None:
        return
    if statement.entity is None and site.publisher is None:
        yield problem("statement-nobody", path, places.at("accessibility"))
    says_what = statement.barriers or statement.burden or statement.exempt
    if (statement.status is Conformance.FULL) == bool(says_what):
        code = "barriers-unexpected" if says_what else "barriers-missing"
        yield problem(
            code, path, places.at("accessibility.status"), length=len(statement.status), value=statement.status
        )


def _languages_used(site: Site) -> Iterator[tuple[str, str]]:
    """Each language for which a text or a path word is given, and the key under which it stands."""
    words: dict[str, Iterable[str]] = {"title": site.title, "description": site.description, "paths": site.paths}
    words |= {f"navigation.{n}.title": item.title for n, item in enumerate(site.navigation)}
    words |= _words_of_statement(site)
    words |= words_of_forms(site)
    for key, by_language in words.items():
        for lang in by_language:
            yield key, lang


def _words_of_statement(site: Site) -> dict[str, Iterable[str]]:
    statement = site.accessibility
    if statement is None:
        return {}
    lists = ("barriers", "burden", "exempt", "features")
    words: dict[str, Iterable[str]] = {
        f"accessibility.{name}.{n}": text for name in lists for n, text in enumerate(getattr(statement, name))
    }
    return words | {
        f"accessibility.{name}": getattr(statement, name) for name in ("shortcuts", "architecture", "communication")
    }


def _is_time_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # not there; not a name; a folder of zones ("Europe")
        return False
    return True


def _nearest_time_zone(name: str) -> str | None:
    """A zone of that name in other letters or with a slip of the pen, or one whose city it is."""
    from zoneinfo import available_timezones

    if len(name) > LONGEST_MISSPELT:
        return None
    zones = sorted(available_timezones())
    by_word = {zone.lower(): zone for zone in zones} | {zone.rpartition("/")[2].lower(): zone for zone in zones}
    close = get_close_matches(name.strip().lower().replace(" ", "_"), sorted(by_word), n=1, cutoff=0.75)
    return by_word[close[0]] if close else None
