"""A realistic list of certificates with the dirt that offices' lists have, made by a seeded generator."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from laur.i18n.countries import country_name

COUNTRIES = (
    *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT"),
    *("NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "NO", "IS", "CH", "GB", "UA", "TR", "RS", "MK", "AL", "BA", "ME"),
    *("MD", "GE", "TN", "MA", "CA", "US", "MX", "BR", "JP", "KR"),
)
_TOPICS = (
    *("Aerospace", "Auto", "Bio", "Building", "Cleantech", "Composites", "Digital", "Energy", "Food", "Health"),
    *("Logistics", "Maritime", "Materials", "Metal", "Mobility", "Optics", "Packaging", "Plastics", "Software"),
    *("Space", "Sport", "Textile", "Tourism", "Water", "Wood"),
)
_MONTHS = (
    *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października"),
    *("listopada", "grudnia"),
)
_PLACES = ("North", "South", "East", "West", "Central", "Alpine", "Baltic", "Danube", "Coastal", "Upper", "Lower")
_MOST_HOLDERS = 8000
_FORMS = ("Cluster", "Network", "Valley", "Alliance", "Initiative", "Hub")


class Holder:
    """A made-up cluster."""

    def __init__(self, name: str, country: str) -> None:
        self.name = name
        self.country = country


def holders(count: int, chance: random.Random) -> list[Holder]:
    """Made-up clusters with names of their own, in all countries."""
    names = [f"{place} {topic} {form}" for topic in _TOPICS for place in _PLACES for form in _FORMS]
    chance.shuffle(names)
    if count > len(names):
        names += [f"{place} {one} and {two} {_FORMS[0]}" for place in _PLACES for one in _TOPICS for two in _TOPICS]
    return [Holder(names[number], COUNTRIES[number % len(COUNTRIES)]) for number in range(count)]


def as_written(day: date, chance: random.Random) -> object:
    """A date in one of the ways in which people write it."""
    return chance.choice(
        [
            day,
            day,
            day,
            f"{day:%d.%m.%Y}",
            f"{day:%Y-%m-%d}",
            f"{day.day} {_MONTHS[day.month - 1]} {day.year} r.",
            f"{day:%B} {day.day}, {day.year}",
            f"{day:%m.%Y}",
            float(day.year),
        ]
    )


def dirty_list(file: Path, rows: int, seed: int = 1) -> dict[str, int]:
    """Writes the list; returns how many rows of each kind it has."""
    book = xlsxwriter.Workbook(str(file))
    book.add_worksheet("Legenda").write(0, 0, "Lista posiadaczy, stan na 1 czerwca 2024")
    sheet = book.add_worksheet("Brązowe")
    hidden = book.add_worksheet("Robocze")
    hidden.write(0, 0, "x")
    hidden.hide()
    dirt = _ListWriter(book, sheet, random.Random(seed)).write(rows)
    book.close()
    return dirt


class _ListWriter:
    """Writes the rows of a list into a sheet."""

    def __init__(self, book: Any, sheet: Any, chance: random.Random) -> None:
        self.sheet = sheet
        self.chance = chance
        self.plain, self.day = book.add_format(), book.add_format({"num_format": "dd.mm.yyyy"})
        self.line = 4
        self.ends: dict[str, date] = {}
        self.dirt = dict.fromkeys(("hidden", "totals", "footnotes", "notes", "again"), 0)

    def write(self, rows: int) -> dict[str, int]:
        self.head()
        known = holders(min(max(1, rows * 3 // 4), _MOST_HOLDERS), self.chance)
        for number in range(rows):
            self.certificate(known[number % len(known)], number)
            if (number + 1) % 400 == 0:
                self.total_and_second_table(number + 1)
        self.sheet.write(self.line + 2, 0, "* klaster zmienił nazwę w trakcie obowiązywania certyfikatu")
        self.dirt["notes"] += 1
        return self.dirt

    def head(self) -> None:
        """A title over all columns, and names of columns in two rows of merged cells."""
        self.sheet.merge_range(0, 0, 0, 7, "Wykaz certyfikatów (eksport z systemu)", self.plain)
        names = {0: "Lp.", 1: "Nazwa klastra", 2: "Kraj", 5: "Poziom", 6: "Opiekun", 7: "Status"}
        for column, name in names.items():
            self.sheet.merge_range(2, column, 3, column, name, self.plain)
        self.sheet.merge_range(2, 3, 2, 4, "Ważność", self.plain)
        self.sheet.write(3, 3, "od")
        self.sheet.write(3, 4, "do")

    def certificate(self, holder: Holder, number: int) -> None:
        line, name = self.line, holder.name
        first = date(2013, 1, 1) + timedelta(days=self.chance.randrange(2000))
        begin = self.ends.get(name, first) + timedelta(days=400)
        end = self.ends[name] = begin + timedelta(days=730)
        if self.chance.random() < 0.03:
            name, self.dirt["footnotes"] = f"{name}*", self.dirt["footnotes"] + 1
        status = "aktywny" if end > date(2024, 6, 1) else "wygasł"
        level = self.chance.choice(["Bronze", "bronze", "brąz", "BRĄZ"])
        country = country_name(holder.country, "pl" if number % 3 else "en")
        for column, text in ((1, name), (2, country), (5, level), (6, "Anna K."), (7, status)):
            self.sheet.write(line, column, text)
        self.sheet.write(line, 0, number + 1)
        for column, value in ((3, as_written(begin, self.chance)), (4, as_written(end, self.chance))):
            if isinstance(value, date):
                self.sheet.write_datetime(line, column, value, self.day)
            else:
                self.sheet.write(line, column, value)
        if self.chance.random() < 0.01:
            self.sheet.set_row(line, None, None, {"hidden": True})
            self.dirt["hidden"] += 1
        self.line += 1

    def total_and_second_table(self, written: int) -> None:
        self.sheet.write(self.line, 0, "Razem")
        self.sheet.write_formula(self.line, 1, f"=COUNTA(B5:B{self.line})", None, written)
        self.line += 2
        names = ("Lp.", "Nazwa klastra", "Kraj", "Ważny od", "Ważny do", "Poziom", "Opiekun", "Status")
        for column, name in enumerate(names):
            self.sheet.write(self.line, column, name)
        self.line += 1
        self.dirt["totals"] += 1
        self.dirt["again"] += 1
