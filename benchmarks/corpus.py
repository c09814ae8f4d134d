"""Whole content folders of any size, for measuring and for tests; the same seed yields the same bytes.

    python benchmarks/corpus.py announcements 1000 DIR [--seed 1]
    python benchmarks/corpus.py register 10000 2000 DIR [--seed 1]

`announcements` and `register` yield the content as texts by path relative to the content folder. Organisations,
schemes and people in it are made up, and named so that this is plain.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

import yaml

from benchmarks import polish
from benchmarks.histories import FIRST_YEAR, LAST_DAY, SCHEMES, Award, Scheme, Stated, histories, stated

Content = dict[str, str]
"""Texts by their path in the content folder."""

BODY_CHARACTERS = 1800
CERTIFIED_SHARE = 0.3
ANNOUNCEMENTS_PER_ORGANISATION = 15
CERTIFICATES_PER_ANNOUNCEMENT = 10
LEVEL_NAMES = {"bronze": "Brąz", "silver": "Srebro", "gold": "Złoto"}
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="640" height="360">
<rect width="16" height="9" fill="#dde5d6"/><circle cx="8" cy="4.5" r="3" fill="#48633a"/></svg>
"""


def announcements(count: int, seed: int = 1, *, certified: float = CERTIFIED_SHARE, holders: int = 0) -> Content:
    """A site of `count` announcements of about 2.5 KB.

    A share of them bear a `certified` award each, of so many `holders`, or of one for fifteen announcements.
    """
    chance = Random(seed)
    names = organisations(holders or max(3, count // ANNOUNCEMENTS_PER_ORGANISATION))
    awards = histories(chance, list(names), round(count * certified))
    content = _frame("Aktualności przykładowe", names)
    for number in range(count):
        award = awards[number] if number < len(awards) else None
        holder = award.organisation if award else chance.choice(list(names))
        day = _published(chance, award)
        content[f"news/{day.year}/{day}-wiadomosc-{number:05}.md"] = _announcement(chance, names, holder, day, award)
    return content


def register(certificates: int, holders: int, seed: int = 1) -> Content:
    """A site with that many certificates of that many organisations, announced by scheme and month."""
    chance = Random(seed)
    names = organisations(holders)
    awards = histories(chance, list(names), certificates)
    content = _frame("Rejestr przykładowy", names)
    by_month = sorted(awards, key=lambda a: (a.awarded.year, a.awarded.month, a.scheme.id, a.awarded, a.id))
    for (year, month, scheme), group in groupby(by_month, key=lambda a: (a.awarded.year, a.awarded.month, a.scheme.id)):
        members = list(group)
        for part, start in enumerate(range(0, len(members), CERTIFICATES_PER_ANNOUNCEMENT), 1):
            path = f"news/{year}/{year}-{month:02}-{scheme}-{part:02}.md"
            content[path] = _round(chance, names, members[start : start + CERTIFICATES_PER_ANNOUNCEMENT])
    return content


def organisations(count: int) -> dict[str, str]:
    """Names by id: ``klaster-przykladowy-0421``, “Klaster Przykładowy 0421”."""
    return {f"klaster-przykladowy-{n:04}": f"Klaster Przykładowy {n:04}" for n in range(1, count + 1)}


def write(content: Content, folder: Path) -> None:
    """Writes the texts below `folder`, which is made if need be."""
    for path, text in content.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


# ---------------------------------------------------------------------------------------------- documents


def document(meta: Mapping[str, object], body: str) -> str:
    """A Markdown file with that front matter."""
    front = yaml.dump(meta, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    return f"---\n{front}---\n\n{body}\n"


def _frame(title: str, holders: dict[str, str]) -> Content:
    """Everything but the news."""
    content = {"site.yaml": _site(title), "media/obraz.svg": PICTURE}
    content |= {f"schemes/{scheme.id}.md": _scheme(scheme) for scheme in SCHEMES}
    content |= {
        f"organisations/{own_id}.md": _organisation(Random(own_id), number, name)
        for number, (own_id, name) in enumerate(holders.items())
    }
    about = {"title": "O serwisie"}
    content["pages/o-serwisie.md"] = document(about, "Ten serwis powstał z liczb losowych; nikogo nie opisuje.")
    return content


def _site(title: str) -> str:
    menu = (("Aktualności", "/aktualnosci/"), ("Certyfikaty", "/certyfikaty/"), ("Tagi", "/tagi/"))
    site = {
        "title": title,
        "description": "Treść wytworzona do pomiarów.",
        "base_url": "https://korpus.example/",
        "languages": ["pl"],
        "publisher": {"name": "Wydawca Przykładowy"},
        "navigation": [{"title": name, "to": to} for name, to in menu],
    }
    return yaml.dump(site, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def _scheme(scheme: Scheme) -> str:
    issuers = [
        {"name": name} | ({"from": str(first)} if first else {}) | ({"to": str(last)} if last else {})
        for name, first, last in scheme.issuers
    ]
    meta: Stated = {"name": scheme.name, "short_name": scheme.id.upper(), "issuers": issuers}
    if scheme.levels:
        levels = enumerate(scheme.levels, 1)
        meta["levels"] = [{"id": name, "rank": rank, "name": LEVEL_NAMES[name]} for rank, name in levels]
    meta["term"] = {"initial": f"{scheme.initial} months", "renewal": f"{scheme.renewal} months"}
    meta |= {"count_from": scheme.count_from, "end_rule": scheme.end_rule}
    if scheme.grace:
        meta["grace_after_expiry"] = f"{scheme.grace} months"
    return document(meta, polish.paragraph(Random(scheme.id), 4))


def _organisation(chance: Random, number: int, name: str) -> str:
    city = polish.CITIES[number % len(polish.CITIES)]
    meta = {
        "name": name,
        "short_name": f"KP {name[-4:]}",
        "kind": "cluster",
        "country": "PL",
        "region": city.region,
        "city": city.name,
        "founded": str(chance.randrange(1999, FIRST_YEAR)),
        "sectors": sorted(chance.sample(polish.SECTORS, chance.randrange(1, 3))),
        "url": f"https://example.org/{name[-4:]}/",
    }
    return document(meta, polish.paragraph(chance, 5))


def _published(chance: Random, award: Award | None) -> date:
    if award:
        return min(award.awarded + timedelta(days=chance.randrange(1, 30)), LAST_DAY)
    first = date(FIRST_YEAR, 6, 1)
    return first + timedelta(days=chance.randrange((LAST_DAY - first).days))


def _announcement(chance: Random, holders: dict[str, str], holder: str, day: date, award: Award | None) -> str:
    name = holders[holder]
    title = f"{name}: {award.scheme.name}" if award else polish.headline(chance, name)
    meta: Stated = {
        "title": title,
        "date": str(day),
        "summary": polish.sentence(chance),
        "tags": polish.tags(chance, chance.randrange(2, 6)),
        "organisations": [holder],
    }
    if chance.random() < 0.2:
        meta["image"] = {"src": "/media/obraz.svg", "alt": "Zielone koło na jasnym tle."}
    if chance.random() < 0.2:
        who, role = polish.person(chance)
        meta["people"] = [{"name": who, "role": role}]
    if chance.random() < 0.3:
        meta["sources"] = [{"title": "Wiadomość wydawcy", "url": "https://example.org/wiadomosc/"}]
    if award:
        meta["certificates"] = [stated(chance, award)]
    return document(meta, _body(chance, name, holder, award))


def _body(chance: Random, name: str, holder: str, award: Award | None) -> str:
    """Markdown of at least `BODY_CHARACTERS`: paragraphs, headings, a list, a quotation, links inside and out."""
    blocks = [f"O tym, co robi [{name}](/organisations/{holder}.md). {polish.paragraph(chance, 2)}"]
    if award:
        blocks.append(f"Program opisano na stronie [{award.scheme.name}](/schemes/{award.scheme.id}.md).")
    return body(chance, blocks)


def body(chance: Random, begun: Sequence[str] = ()) -> str:
    """Markdown of at least `BODY_CHARACTERS`, after the blocks with which it begins."""
    blocks = list(begun)
    while sum(map(len, blocks)) < BODY_CHARACTERS:
        blocks.append(_block(chance))
    return "\n\n".join(blocks)


def _block(chance: Random) -> str:
    luck = chance.random()
    if luck < 0.15:
        return f"## {chance.choice(polish.HEADINGS)}\n\n{polish.paragraph(chance, 2)}"
    if luck < 0.25:
        return "\n".join(f"- {thing}" for thing in chance.sample(polish.OBJECTS, 4))
    if luck < 0.32:
        return f"> {polish.sentence(chance)}\n>\n> {polish.person(chance)[0]}"
    if luck < 0.36:
        rows = "\n".join(f"| {sector} | {chance.randrange(1, 90)} |" for sector in chance.sample(polish.SECTORS, 3))
        return f"| Branża | Firmy |\n| --- | ---: |\n{rows}"
    if luck < 0.45:
        return f"{polish.paragraph(chance, 2)} Więcej **informacji** podaje [wydawca](https://example.org/wiecej/)."
    return polish.paragraph(chance, 3)


def _round(chance: Random, names: dict[str, str], awards: list[Award]) -> str:
    """One announcement of several awards of a scheme in a month."""
    scheme, last = awards[0].scheme, awards[-1].awarded
    meta: Stated = {
        "title": f"{scheme.name}: kto otrzymał ({last.month}/{last.year}, {awards[0].id})",
        "date": str(min(last + timedelta(days=3), LAST_DAY)),
        "tags": polish.tags(chance, 2),
        "organisations": sorted({award.organisation for award in awards}),
        "certificates": [stated(chance, award) for award in awards],
    }
    holders = "\n".join(f"- [{names[a.organisation]}](/organisations/{a.organisation}.md)" for a in awards)
    return document(meta, f"{polish.sentence(chance)}\n\n{holders}")


# ---------------------------------------------------------------------------------------------- command


def main() -> None:
    """Writes a content folder as asked on the command line."""
    parser = argparse.ArgumentParser(description="Write a generated content folder.")
    kinds = parser.add_subparsers(dest="kind", required=True)
    news = kinds.add_parser("announcements", help="many announcements, some with a certificate")
    news.add_argument("count", type=int)
    news.add_argument("--certified", type=float, default=CERTIFIED_SHARE, help="the share with a certificate each")
    news.add_argument("--holders", type=int, default=0, help="organisations; else one for fifteen announcements")
    certificates = kinds.add_parser("register", help="many certificates, announced by scheme and month")
    certificates.add_argument("count", type=int, help="certificates")
    certificates.add_argument("holders", type=int, help="organisations")
    for kind in (news, certificates):
        kind.add_argument("folder", type=Path)
        kind.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.kind == "announcements":
        content = announcements(asked.count, asked.seed, certified=asked.certified, holders=asked.holders)
    else:
        content = register(asked.count, asked.holders, asked.seed)
    write(content, asked.folder)


if __name__ == "__main__":
    main()
