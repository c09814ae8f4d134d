"""``site.yaml``: the settings of the whole site. Plain YAML, read by the same converter as front matter."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from math import floor

from msgspec.structs import replace

from laur.frontmatter.convert import LONGEST_MISSPELT, convert
from laur.frontmatter.decode import decode
from laur.frontmatter.form_checks import form_problems, localised_texts
from laur.frontmatter.nodes import compose
from laur.frontmatter.publish_checks import publish_problems
from laur.model import Conformance, Place, Places, Site
from laur.model.palette import low_contrasts
from laur.problems import Problem, in_order, problem

DEFAULT_TIME_ZONE = Site(title={"": "…"}).time_zone
"""Used in place of an unknown time zone."""


def read_site(path: str, data: bytes) -> tuple[Site | None, Places, tuple[Problem, ...]]:
    """The site, the places of its fields, and its problems; the site is None if its title or languages are invalid."""
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
        site = site if _is_time_zone(site.time_zone) else replace(site, time_zone=DEFAULT_TIME_ZONE)
    return site, converted.places, in_order(problems)


def _without_fences(found: Problem) -> Problem:
    """The problem of an empty file, with a fix for ``site.yaml``, which has no fences."""
    return replace(found, values={"nearest": "title: …"}) if found.code == "file-empty" else found


def _inconsistencies(path: str, site: Site, places: Places) -> Iterator[Problem]:
    if not _is_time_zone(site.time_zone):
        near = _nearest_time_zone(site.time_zone)
        place = places.at("time_zone")
        yield problem("time-zone-unknown", path, place, length=len(site.time_zone), value=site.time_zone, nearest=near)
    yield from _contrast_problems(path, site, places)
    yield from _accessibility_problems(path, site, places)
    yield from form_problems(path, site, places)
    yield from publish_problems(path, site, places)
    known = ", ".join(site.languages)
    for key, lang in _languages_used(site):
        if lang and lang not in site.languages:
            yield problem("language-not-on-site", path, places.at(f"{key}.{lang}"), value=lang, known=known)


def _contrast_problems(path: str, site: Site, places: Places) -> Iterator[Problem]:
    for found in low_contrasts(site.theme) if site.theme else ():
        ratio = floor(found.ratio * 10) / 10
        yield problem(
            "contrast-low",
            path,
            places.at(f"theme.{found.key}"),
            length=len(found.nearest),
            key=found.key,
            value=found.colour,
            ground=found.background,
            ratio=f"{ratio:.1f}",
            nearest=found.nearest,
        )


def _accessibility_problems(path: str, site: Site, places: Places) -> Iterator[Problem]:
    """A statement must name its entity; and barriers, unless it says that the site meets the act in full."""
    statement = site.accessibility
    if statement is None:
        return
    if statement.entity is None and site.publisher is None:
        yield problem("statement-nobody", path, places.at("accessibility"))
    has_barriers = bool(statement.barriers or statement.burden or statement.exempt)
    if (statement.status is Conformance.FULL) == has_barriers:
        code = "barriers-unexpected" if has_barriers else "barriers-missing"
        yield problem(
            code, path, places.at("accessibility.status"), length=len(statement.status), value=statement.status
        )


def _languages_used(site: Site) -> Iterator[tuple[str, str]]:
    """Each key with texts or path words by language, and each of these languages."""
    texts: dict[str, Iterable[str]] = {"title": site.title, "description": site.description, "paths": site.paths}
    texts |= {f"navigation.{n}.title": item.title for n, item in enumerate(site.navigation)}
    texts |= _texts_of_statement(site)
    texts |= localised_texts(site)
    for key, by_language in texts.items():
        for lang in by_language:
            yield key, lang


def _texts_of_statement(site: Site) -> dict[str, Iterable[str]]:
    statement = site.accessibility
    if statement is None:
        return {}
    lists = ("barriers", "burden", "exempt", "features")
    texts: dict[str, Iterable[str]] = {
        f"accessibility.{name}.{n}": text for name in lists for n, text in enumerate(getattr(statement, name))
    }
    return texts | {
        f"accessibility.{name}": getattr(statement, name) for name in ("shortcuts", "architecture", "communication")
    }


def _is_time_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown; not a valid name; a folder of zones ("Europe")
        return False
    return True


def _nearest_time_zone(name: str) -> str | None:
    """The time zone that is most likely meant: one with a similar name, or with a city of that name."""
    from zoneinfo import available_timezones

    if len(name) > LONGEST_MISSPELT:
        return None
    zones = sorted(available_timezones())
    by_word = {zone.lower(): zone for zone in zones} | {zone.rpartition("/")[2].lower(): zone for zone in zones}
    close = get_close_matches(name.strip().lower().replace(" ", "_"), sorted(by_word), n=1, cutoff=0.75)
    return by_word[close[0]] if close else None
