"""Five texts of an office with the facts that somebody enters, as Word files and as written by hand.

The texts are five articles of cluster organisations if a folder with them stands beside the clone, else our own.
"""

import re
from pathlib import Path
from typing import Any

import docx
from msgspec import Struct

from tests.sites import ROOT

ARTICLES = ROOT.parent / "shared/seeds"


class Fact(Struct, frozen=True):
    """One field of a form."""

    label: str
    typed: str
    """As somebody types it."""
    key: str
    written: str
    """As it stands in the file."""


class OfficeText(Struct, frozen=True):
    title: str
    file: str
    """The name of the document, without its ending."""
    blocks: tuple[str, ...]
    """Paragraphs, headings (`## `), items of lists (`- `) and rows of tables (`| `), as Markdown."""
    holder: str
    holder_id: str
    scheme: str
    scheme_id: str
    level: str
    level_id: str
    certificate_id: str
    """What the desk proposes."""
    date: Fact | None = None
    """The date of the announcement, if the office states one."""
    fact: Fact | None = None
    """A date of the certificate."""


LEVELS: dict[str, tuple[tuple[str, str], ...]] = {
    "Odznaka": (("srebrny", "Srebrny"), ("zloty", "Złoty")),
    "Cluster Management Excellence Label": (("bronze", "Brąz"), ("silver", "Srebro"), ("gold", "Złoto")),
}
"""The levels of each scheme that has some, from the lowest."""


def office_texts() -> tuple[OfficeText, ...]:
    return _articles() if ARTICLES.is_dir() else _own()


def word_file(folder: Path, text: OfficeText) -> Path:
    """The text as the office has it in Word."""
    document = docx.Document()
    document.add_heading(text.title, 0)
    table: Any = None
    for block in text.blocks:
        if block.startswith("| "):
            cells = block.strip("| ").split(" | ")
            if table is None:
                table = document.add_table(0, len(cells))
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words
        elif block.startswith("## "):
            document.add_heading(block[3:], 1)
        else:
            is_item = block.startswith("- ")
            paragraph = document.add_paragraph(style="List Bullet" if is_item else None)
            for number, words in enumerate(re.split(r"\*+", block[2:] if is_item else block.replace("\\", ""))):
                run = paragraph.add_run(words)
                run.bold, run.italic = bool(number % 2) and "**" in block, bool(number % 2) and "**" not in block
    file = folder / f"{text.file}.docx"
    document.save(str(file))
    return file


def body(blocks: tuple[str, ...]) -> str:
    """The text of a document, as somebody would write it by hand."""
    lines: list[str] = []
    for block in blocks:
        is_row = block.startswith("| ")
        is_next = bool(lines) and block[:2] in {"- ", "| "} and lines[-1][:2] == block[:2]
        lines += [block] if is_next or not lines else ["", block]
        if is_row and not is_next:
            lines.append("| " + " | ".join("---" for _ in block.strip("| ").split(" | ")) + " |")
    return "".join(f"{line}\n" for line in lines)


def by_hand(text: OfficeText, *, extra: str = "", after: str = "", markdown: str = "") -> str:
    """The document. `extra` and `after` are lines before and after its certificates; `markdown` is a changed text."""
    certificate = [
        f"  - id: {text.certificate_id}",
        f"    organisation: {text.holder_id}",
        f"    scheme: {text.scheme_id}",
        *([f"    level: {text.level_id}"] if text.level else []),
        *([f"    {text.fact.key}: {text.fact.written}"] if text.fact else []),
    ]
    lines = [
        f"title: {text.title}",
        *([f"date: {text.date.written}"] if text.date else []),
        *extra.splitlines(),
        "certificates:",
        *certificate,
        *after.splitlines(),
    ]
    return "\n".join(["---", *lines, "---", "", markdown or body(text.blocks)])


def _own() -> tuple[OfficeText, ...]:
    def own(title: str, file: str, holder: str, what: str, certificate_id: str, fact: Fact | None = None) -> OfficeText:
        level = {"srebro": "Srebrny", "złoto": "Złoty"}.get(what, "")
        return OfficeText(
            title=title,
            file=file,
            blocks=(
                f"{holder} otrzymał **{what}**.",
                "## Co oceniono",
                "- strategia",
                "- kadry",
                "| Obszar | Punkty |",
                "| Strategia | 34 |",
            ),
            holder=holder,
            holder_id=holder.lower().replace(" ", "-"),
            scheme="Odznaka",
            scheme_id="odznaka",
            level=level,
            level_id={"Srebrny": "srebrny", "Złoty": "zloty"}.get(level, ""),
            certificate_id=certificate_id,
            fact=fact,
        )

    def awarded(typed: str, written: str) -> Fact:
        return Fact("Data przyznania", typed, "awarded", written)

    return (
        own("Złoto dla Alfy", "zloto-dla-alfy", "Klaster Alfa", "złoto", "klaster-alfa-odznaka-zloty-2024",
            awarded("31.12.2024", "2024-12-31")),
        own("Srebro dla Bety", "srebro-dla-bety", "Klaster Beta", "srebro", "klaster-beta-odznaka-srebrny-2023",
            awarded("grudzień 2023", "2023-12")),
        own("Klaster Gamma z odznaką", "klaster-gamma-z-odznaka", "Klaster Gamma", "odznakę",
            "klaster-gamma-odznaka-2022", awarded("2022", "2022")),
        own("Alfa odnawia złoto", "alfa-odnawia-zloto", "Klaster Alfa", "złoto", "klaster-alfa-odznaka-zloty-2025",
            awarded("1 marca 2025", "2025-03-01")),
        own("Beta awansuje", "beta-awansuje", "Klaster Beta", "złoto", "klaster-beta-odznaka-zloty"),
    )  # fmt: skip


# ---------------------------------------------------------------------------------------------- articles


def _articles() -> tuple[OfficeText, ...]:
    """The facts are those that each article states."""
    label = "Cluster Management Excellence Label"
    label_id = "cluster-management-excellence-label"
    return (
        OfficeText(
            title="BKP Dolina Narzędziowa z prestiżowym certyfikatem",
            file="bkp-dolina-narzedziowa-z-prestizowym-certyfikatem",
            blocks=_cut("000", 2, 12),
            holder="Bydgoski Klaster Przemysłowy Dolina Narzędziowa",
            holder_id="bydgoski-klaster-przemyslowy-dolina-narzedziowa",
            scheme=label, scheme_id=label_id, level="Złoto", level_id="gold",
            certificate_id=f"bydgoski-klaster-przemyslowy-dolina-narzedziowa-{label_id}-gold-2023",
            fact=Fact("Data oceny", "listopad 2023", "assessed", "2023-11"),
        ),
        OfficeText(
            title="Wschodni Klaster ICT ponownie z brązową odznaką",
            file="wschodni-klaster-ict-ponownie-z-brazowa-odznaka",
            blocks=_cut("001", 1, 6),
            holder="Wschodni Klaster ICT", holder_id="wschodni-klaster-ict",
            scheme=label, scheme_id=label_id, level="Brąz", level_id="bronze",
            certificate_id=f"wschodni-klaster-ict-{label_id}-bronze",
        ),
        OfficeText(
            title="Bruksela 4.12.2019 | Spotkanie 50 Gold-Label Clusters",
            file="bruksela-4-12-2019-spotkanie-50-gold-label-clusters",
            blocks=_cut("002", 5, 10),
            holder="Śląski Klaster Lotniczy", holder_id="slaski-klaster-lotniczy",
            scheme=label, scheme_id=label_id, level="Złoto", level_id="gold",
            certificate_id=f"slaski-klaster-lotniczy-{label_id}-gold",
            date=Fact("Data", "8 grudnia 2019", "date", "2019-12-08"),
        ),
        OfficeText(
            title="Klaster Obróbki Metali Krajowym Klastrem Kluczowym",
            file="klaster-obrobki-metali-krajowym-klastrem-kluczowym",
            blocks=_cut("003", 4, 20, headings=(5, 8, 16), paragraphs=(18,)),
            holder="Klaster Obróbki Metali", holder_id="klaster-obrobki-metali",
            scheme="Krajowy Klaster Kluczowy", scheme_id="krajowy-klaster-kluczowy", level="", level_id="",
            certificate_id="klaster-obrobki-metali-krajowy-klaster-kluczowy",
            fact=Fact("Ważny do", "31 grudnia 2024", "valid_until", "2024-12-31"),
        ),
        OfficeText(
            title="Wyróżnienie dla Klastra Life Science Kraków",
            file="wyroznienie-dla-klastra-life-science-krakow",
            blocks=_cut("004", 2, 16),
            holder="Klaster LifeScience Kraków", holder_id="klaster-lifescience-krakow",
            scheme=label, scheme_id=label_id, level="Srebro", level_id="silver",
            certificate_id=f"klaster-lifescience-krakow-{label_id}-silver",
            date=Fact("Data", "17.06.2021", "date", "2021-06-17"),
        ),
    )  # fmt: skip


def _cut(
    number: str, first: int, end: int, *, headings: tuple[int, ...] = (), paragraphs: tuple[int, ...] = ()
) -> tuple[str, ...]:
    """The lines of an article without the menus around it; a dash begins an item, except in `paragraphs`."""
    file = next(ARTICLES.glob(f"{number}_*.txt"))
    lines = [" ".join(line.split()) for line in file.read_text(encoding="utf-8").splitlines()]
    found = list(enumerate(line for line in lines if line))[first:end]
    return tuple(_block(line, is_heading=at in headings, is_item=at not in paragraphs) for at, line in found)


def _block(line: str, *, is_heading: bool, is_item: bool) -> str:
    line = re.sub(r"\[(.+?)\]\(#\)", r"\1", line)  # links of the page that lead nowhere
    if line.startswith(("• ", "- ")):
        return f"- {line[2:]}" if is_item else f"\\{line}"
    return f"## {line}" if is_heading else line
