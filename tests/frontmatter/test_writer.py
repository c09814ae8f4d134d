"""Front matter that is written: Laur and other YAML readers read the same values from it."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from laur.frontmatter import read_document
from laur.frontmatter.writer import document, entry_values, front_matter
from laur.model import Announcement, Certificate, Event, Image, Person, Source
from laur.model.dates import Moment, PartialDate, parse_moment

TRAPS = [
    *(
        "NO",
        "no",
        "On",
        "y",
        "true",
        "null",
        "~",
        "12:30",
        "0123",
        "0o17",
        "1_000",
        "2024",
        "2024-01-02",
        ".inf",
        "1e3",
    ),
    *("- a", "? a", "a: b", "a #b", "#a", "'a'", '"a"', "[a]", "{a}", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`"),
    *(" a", "a ", "a:", "a:b", "a,b", "Żółw — „cytat”", "a\\b", "hard\u00a0space", "=", "<<", "---", "...", "C#", "A?"),
]


def read(text: str) -> Announcement:
    reading = read_document("news/a.md", text.encode(), "pl")
    assert reading.problems == (), (reading.problems, text)
    assert reading.document is not None
    assert isinstance(reading.document.meta, Announcement)
    return reading.document.meta


def test_no_yaml_reader_misreads_a_text():
    for trap in TRAPS:
        for text in (front_matter({"tags": [trap, trap]}), front_matter({"a": {"b": trap}}), front_matter({"k": trap})):
            (found,) = yaml.safe_load(text).values()
            assert trap in ([found] if isinstance(found, str) else found if isinstance(found, list) else found.values())


def test_values_of_the_model_are_read_back_as_they_were():
    meta = Announcement(
        title='NO: "tak" i 12:30',
        date=PartialDate(2024, 3),
        updated=PartialDate(2024),
        tags=("0123", "nagrody, jakość", "Ósmy #1"),
        image=Image(src="/media/a b.png", alt="", caption="Podpis: złoto"),
        event=Event(place="Łódź", starts=parse_moment("2024-03-01 12:30")),
        people=(Person(name="Anna Próbna", role="prezes"), Person(name="Jan")),
        sources=(Source(title="A: b", url="https://example.org/?a=1#b"),),
        certificates=(Certificate(id="a", organisation="b", scheme="c", awarded=PartialDate(2024), indicators=31),),
        publish_at=Moment(PartialDate(2024, 5, 6).first, 7, 8),
        draft=True,
        aliases=("/?p=1".replace("?p=", "p/"), "/stare/"),
    )
    assert read(document(entry_values(meta), "Tekst.")) == meta


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1).map(str.strip))
def test_any_title_and_tag_are_read_back_as_they_were(text: str):
    from unicodedata import normalize

    text = " ".join(normalize("NFC", text).replace("\ufeff", "").split())
    if not text:
        return
    written = document({"title": text, "tags": [text]}, "")
    meta = read(written)
    assert (meta.title, meta.tags) == (text, (text,))
    assert yaml.safe_load(written.split("---\n")[1]) == {"title": text, "tags": [text]}


def test_a_short_list_is_written_on_one_line_and_notes_above_their_keys():
    assert front_matter({"title": "A", "tags": ["b", "c, d"], "people": []}, {"tags": "Słowa\nkluczowe"}) == (
        'title: A\n# Słowa\n# kluczowe\ntags: [b, "c, d"]\n'
    )


def test_a_long_list_has_one_line_for_each_item():
    text = front_matter({"aliases": ["/" + "a" * 60, "/" + "b" * 60]})
    assert text == f"aliases:\n  - /{'a' * 60}\n  - /{'b' * 60}\n"
