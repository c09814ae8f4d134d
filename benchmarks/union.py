"""How long a union of members takes to plan, beyond the same entries as ours: `python benchmarks/union.py [ROUNDS]`.

200 members with 50 certificates each, in turn as copies of registers and as documents of ours. Members share holders
with ours by name, and state a tenth of our own awards, too. The processor time of each plan is counted; plans are made
in pairs, and the median of the differences is the result.
"""

import sys
import time
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

import msgspec

from laur.build import plan, read_all
from laur.frontmatter.registers.copies import copy_data
from laur.frontmatter.registers.form import CopiedCertificate, CopiedRegister
from laur.frontmatter.registers.published import read_published
from laur.pages.plan import Inputs
from laur.source.options import Options

MEMBERS, CERTIFICATES, HOLDERS = 200, 50, 10
DAY = date(2024, 6, 1)
LAYOUTS = Path(__file__).parents[1] / "layouts"
SCHEME = "---\nname: Mark\nlevels: [{id: gold, rank: 2, name: Gold}, {id: silver, rank: 1, name: Silver}]\n---\n"


def entry(member: int, number: int) -> dict[str, object]:
    """A certificate as a register publishes it: five in a row of each of ten holders, two years each."""
    holder, year = number % HOLDERS, 2014 + 2 * (number // HOLDERS)
    key = f"m{member}-h{holder}-{year}"
    return {
        "id": key,
        "url": f"https://m{member}.example/certificates/{key}/",
        "organisation": {"id": f"m{member}-h{holder}", "name": f"Holder {holder} of Region {member}", "country": "PL"},
        "scheme": {"id": "mark", "name": "Mark"},
        "level": {"id": "gold", "name": "Gold", "rank": 2},
        "awarded": f"{year}-03-01",
        "valid_until": f"{year + 2}-02-28",
    }


def union_site(content: Path) -> None:
    """The site with members; a tenth of the holders is ours, too, each with one of the awards."""
    names = "".join(
        f"  m{m}: {{name: Member {m}, register: 'https://m{m}.example/register.json'}}\n" for m in range(MEMBERS)
    )
    _write(content / "site.yaml", f"title: Benchmark\nbase_url: https://b.example/\nmembers:\n{names}")
    for member in range(MEMBERS):
        register = {"title": f"Member {member}", "certificates": [entry(member, n) for n in range(CERTIFICATES)]}
        published = read_published(msgspec.json.encode(register))
        copied = tuple(CopiedCertificate(**msgspec.structs.asdict(one), fetched=DAY) for one in published.certificates)
        copy = CopiedRegister(version=1, title=published.title, certificates=copied)
        _write(content / f"members/m{member}.json", copy_data(copy).decode())
        _organisation(content, member, 0, [entry(member, 40)], "ours-")


def own_site(content: Path) -> None:
    """The same entries as our own."""
    _write(content / "site.yaml", "title: Benchmark\nbase_url: https://b.example/\n")
    for member in range(MEMBERS):
        for holder in range(HOLDERS):
            own = [entry(member, n) for n in range(CERTIFICATES) if n % HOLDERS == holder]
            _organisation(content, member, holder, own, "")


def _organisation(content: Path, member: int, holder: int, entries: list[dict[str, object]], prefix: str) -> None:
    lines = "".join(
        f"  - {{id: {prefix}{one['id']}, scheme: mark, level: gold, awarded: {one['awarded']}, "
        f"valid_until: {one['valid_until']}}}\n"
        for one in entries
    )
    name = f"---\nname: Holder {holder} of Region {member}\ncountry: PL\ncertificates:\n{lines}---\n"
    _write(content / f"organisations/{prefix}m{member}-h{holder}.md", name)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def main(rounds: int) -> None:
    """Plans both sites in turn."""
    with TemporaryDirectory() as name:
        sites: dict[str, Inputs] = {}
        for kind, make in (("own", own_site), ("union", union_site)):
            content = Path(name) / kind / "content"
            make(content)
            _write(content / "schemes/mark.md", SCHEME)
            options = Options(content=content, layouts=LAYOUTS, output=Path(name) / kind / "site", day=DAY)
            sites[kind] = read_all(options, lambda _zone: DAY)
        used: dict[str, list[float]] = {kind: [] for kind in sites}
        for _ in range(rounds):
            for kind, inputs in sites.items():
                start = time.process_time()
                found = plan(inputs)
                used[kind].append(time.process_time() - start)
                assert found.catalog is not None
                records, problems = len(found.catalog.awards.records), len(found.problems)
                print(f"{kind}: {records} certificates, {problems} problems, {used[kind][-1]:.2f} s")
        beyond = [union - own for own, union in zip(used["own"], used["union"], strict=True)]
        print(f"beyond our own: {median(beyond):.2f} s (median of {rounds})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
