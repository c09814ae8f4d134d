"""After any history of edits the output of an incremental build equals a clean build's, byte for byte."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from laur.frontmatter.registers.copies import copy_data
from laur.frontmatter.registers.form import (
    CopiedCertificate,
    CopiedNews,
    CopiedRegister,
    PublishedHolder,
    PublishedScheme,
)
from tests.photographs import photograph
from tests.sites import DAY, Site

NAMES = st.sampled_from(["alfa", "beta", "gamma", "delta"])
TAGS = st.lists(st.sampled_from(["nagrody", "jakość", "Nagrody", "klastry"]), unique=True, max_size=3)
DATES = st.sampled_from(["2023", "2023-12", "2024-01-10", "2024-05-31", "2024-06-02", None])
WORDS = st.sampled_from(["jeden", "dwa", "trzy", "i w lesie", "„cztery”", "**pięć**"])


def announcement(title: str, day: str | None, tags: list[str], word: str, extra: str = "") -> str:
    dated = f"date: {day}\n" if day else ""
    return f"---\ntitle: {title}\n{dated}tags: [{', '.join(tags)}]\n{extra}---\nTekst: {word}.\n"


def certificate(holder: str, until: str) -> str:
    return (
        f"certificates:\n  - id: {holder}-znak\n    organisation: {holder}\n    scheme: znak\n"
        f"    valid_from: 2023-01-01\n    valid_until: {until}\n"
    )


MEMBERS = "members: {m: {name: Członek, register: 'https://m.example/register.json'}}\n"


def member_copy(until: str, words: str, *, is_gone: bool) -> bytes:
    """The copy of a member's register with a holder of ours, another holder, and an announcement."""
    entries = [
        CopiedCertificate(
            id=f"m-{key}",
            url=f"https://m.example/{key}/",
            organisation=PublishedHolder(id=key, name=name, country="PL"),
            scheme=PublishedScheme(id="znak", name="Znak"),
            awarded="2023-01-01",
            valid_until=until,
            number=words,
            fetched=DAY,
            gone=DAY if is_gone and key == "obcy" else None,
        )
        for key, name in (("alfa", "Klaster alfa"), ("obcy", "Klaster obcy"))
    ]
    news = (CopiedNews(title=words, url="https://m.example/news/", date=DAY),)
    return copy_data(CopiedRegister(version=1, title="Członek", certificates=tuple(entries), news=news))


class Histories(RuleBasedStateMachine):
    """Random edits; after each build the tree is held against a clean build's."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="laur-law-"))
        self.day = DAY
        self.edited = False

    @initialize()
    def begin(self) -> None:
        self.site = Site(self.folder, "== content/schemes/znak.md\n---\nname: Znak\n---\nOpis.\n")
        self.site.write(
            "content/site.yaml", f"title: Próba\nbase_url: https://example.org/\nlanguages: [pl, en]\n{MEMBERS}"
        )
        for name in ("alfa", "beta"):
            self.site.write(f"content/organisations/{name}.md", f"---\nname: Klaster {name}\n---\nO {name}.\n")
        self.site.write("content/news/alfa.md", announcement("Alfa", "2024-01-10", ["nagrody"], "raz"))
        self.site.build(day=self.day)

    @rule(name=NAMES, day=DATES, tags=TAGS, word=WORDS)
    def write(self, name: str, day: str | None, tags: list[str], word: str) -> None:
        self.site.write(f"content/news/{name}.md", announcement(name.title(), day, tags, word))
        self.edited = True

    @rule(holder=st.sampled_from(["alfa", "beta"]), until=st.sampled_from(["2024-06-05", "2024-06", "2025", "open"]))
    def award(self, holder: str, until: str) -> None:
        text = announcement(f"Znak dla {holder}", "2024-02-02", ["znak"], "jest", certificate(holder, until))
        self.site.write(f"content/news/znak-{holder}.md", text)
        self.edited = True

    @rule(until=st.sampled_from(["2024-06-05", "2025", "open"]), word=st.sampled_from("ab"), is_gone=st.booleans())
    def pull(self, until: str, word: str, is_gone: bool) -> None:
        """Another copy of a member's register."""
        self.site.write("content/members/m.json", member_copy(until, word, is_gone=is_gone))
        self.edited = True

    @rule(name=NAMES, word=WORDS)
    def link(self, name: str, word: str) -> None:
        text = announcement("Odsyłacz", "2024-03-03", [], f"{word} [tam](../organisations/alfa.md)")
        self.site.write(f"content/news/{name}.md", text)
        self.edited = True

    @rule(name=NAMES, width=st.sampled_from([40, 60]), turn=st.sampled_from([1, 6]), is_shown=st.booleans())
    def picture(self, name: str, width: int, turn: int, is_shown: bool) -> None:
        """Beside its announcement, in place of another at times; named or not."""
        self.site.write(f"content/news/{name}.jpg", photograph(width, 30, turn=turn))
        image = f"image: {{src: {name}.jpg, alt: x}}\n" if is_shown else ""
        self.site.write(f"content/news/{name}.md", announcement(name.title(), "2024-03-04", [], "jest", image))
        self.edited = True

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        for file in (f"news/{name}.md", f"news/en-{name}.md"):  # a translation of nothing is an error
            (self.site.content / file).unlink(missing_ok=True)
        self.edited = True

    @rule(
        title=st.sampled_from(["Próba", "Druga", "Trzecia"]),
        size=st.sampled_from([1, 2, 20]),
        languages=st.sampled_from(["pl", "pl, en", "pl, en"]),
    )
    def frame(self, title: str, size: int, languages: str) -> None:
        text = (
            f"title: {title}\nbase_url: https://example.org/p/\npage_size: {size}\nlanguages: [{languages}]\n{MEMBERS}"
        )
        cards = "features: {social_cards: true}\n" if size == 2 else ""
        self.site.write("content/site.yaml", text + cards)
        if "en" not in languages:  # an announcement in a language that the site does not have is an error
            for name in ("alfa", "beta", "gamma", "delta"):
                (self.site.content / f"news/en-{name}.md").unlink(missing_ok=True)
        self.edited = True

    @rule(name=NAMES, day=DATES, tags=TAGS, holder=st.sampled_from(["alfa", "beta"]))
    def concern(self, name: str, day: str | None, tags: list[str], holder: str) -> None:
        text = announcement(name.title(), day, tags, "o niej", f"organisations: [{holder}]\n")
        self.site.write(f"content/news/{name}.md", text)
        self.edited = True

    @rule(name=NAMES, day=DATES, tags=TAGS, holder=st.sampled_from(["alfa", "beta"]))
    def translate(self, name: str, day: str | None, tags: list[str], holder: str) -> None:
        self.frame("Próba", 20, "pl, en")
        self.write(name, day, tags, "przełożony")
        extra = f"lang: en\ntranslation_of: {name}.md\norganisations: [{holder}]\n"
        self.site.write(f"content/news/en-{name}.md", announcement(f"{name} in English", day, tags, "text", extra))
        self.edited = True

    @rule(days=st.integers(min_value=-2, max_value=120))
    def another_day(self, days: int) -> None:
        self.day = date(2024, 6, 1) + timedelta(days=days)
        self.edited = True

    @rule(path=st.sampled_from(["index.html", "aktualnosci/index.html", "feed.xml", "sitemap-news.xml"]))
    def meddle(self, path: str) -> None:
        (self.site.output / path).write_bytes(b"meddled")
        self.edited = True

    @rule()
    def save_something_broken(self) -> None:
        good = self.site.tree()
        self.site.write("content/news/zly.md", "---\ntitle: [\n---\n")
        self.site.build(day=self.day, expect="problems")
        assert self.site.tree() == good
        self.site.delete("content/news/zly.md")

    @invariant()
    def incremental_equals_clean(self) -> None:
        if not self.edited:
            return
        self.edited = False
        self.site.build(day=self.day)
        clean = Path(tempfile.mkdtemp(prefix="laur-clean-"))
        try:
            shutil.copytree(self.site.content, clean / "content")
            assert self.site.tree() == Site(clean, "").build(day=self.day).tree()
            self.site.build(day=self.day)
            assert self.site.rendered == set()
        finally:
            shutil.rmtree(clean)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=4, stateful_step_count=8, suppress_health_check=list(HealthCheck))


class ManyHistories(Histories):
    """The same, for longer."""


TestManyHistories = pytest.mark.slow(ManyHistories.TestCase)
TestManyHistories.settings = settings(TestHistories.settings, max_examples=12)
