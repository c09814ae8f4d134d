"""Where front matter ends and the text begins, in easy and in difficult cases."""

import pytest

from tests.frontmatter.reporting import news, read, reported, said


@pytest.mark.parametrize(
    "body",
    [
        "{ a brace }",
        "{\n  not: json\n}",
        "Przed.\n\n---\n\nPo.\n\n---\n\nNa końcu.",
        "---",
        "+++\ntitle = 1\n+++",
        "title: nie tytuł",
        "    kod = 1\n    kod = 2",
        "...",
        "Koniec.\n----",
    ],
)
def test_the_text_is_everything_after_the_front_matter(body):
    text = f"---\ntitle: a\n---\n\n\n{body}\n\n"
    reading = read(text)
    assert (news(reading).title, reading.markdown, reading.problems) == ("a", body, ())
    assert reading.document is not None
    assert text.split("\n")[reading.document.body_line - 1] == body.split("\n")[0]


@pytest.mark.parametrize("text", ["---\ntitle: a\n---", "---\ntitle: a\n---\n", "---\ntitle: a\n---\n\n \n"])
def test_a_document_may_have_no_text(text):
    reading = read(text)
    assert (news(reading).title, reading.markdown) == ("a", "")


@pytest.mark.parametrize(
    "text",
    [
        "---  \ntitle: a\n---\t\nTekst.",
        "---\u00a0\ntitle: a\n---\u00a0\nTekst.",
        "---\ntitle: a\n...\nTekst.",
        "\n\n---\ntitle: a\n---\nTekst.",
    ],
    ids=["spaces after the hyphens", "hard spaces after the hyphens", "YAML's own end", "blank lines before"],
)
def test_fences_may_have_several_forms(text):
    reading = read(text)
    assert (news(reading).title, reading.markdown, reading.problems) == ("a", "Tekst.", ())


def test_blank_lines_before_the_front_matter_count_as_lines():
    assert reported(read("\n\n---\ntitle: a\ndate: x\n---\n").problems) == ["5:7 value-not-date"]


@pytest.mark.parametrize("text", ["---\n---\n", "---\n\n---\nTekst.", "---\n# tylko uwaga\n---\n", "---\n---"])
def test_an_empty_front_matter_lacks_what_is_required(text):
    reading = read(text)
    assert reading.document is None
    assert reported(reading.problems) == ["1:1 key-missing"]


@pytest.mark.parametrize(
    "text",
    ["Tekst.\n", "title: a\n---\n", "{\n}\n", "Tekst.\n\n---\n\nDalej.\n\n---\n", "--- a\ntitle: b\n---\n", "  tekst"],
)
def test_a_file_without_front_matter_is_reported(text):
    reading = read(text)
    assert (reading.document, reading.markdown) == (None, "")
    assert reported(reading.problems) == ["1:1 front-matter-missing"]
    assert "Make --- its first line" in said(reading.problems[0])


@pytest.mark.parametrize("fence", ["—", "--", "----", "– – –", "+++", "___"])
def test_a_fence_that_a_word_processor_changed_is_recognised(fence):
    (problem,) = read(f"{fence}\ntitle: a\n{fence}\n").problems
    assert said(problem) == (
        "This file does not start with front matter. "
        f"Change its first line from “{fence}” to exactly three hyphens: ---."
    )


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\ntitle: a\n", "---\ntitle: a\n\nTekst.\n", "---\ntitle: a\n ---\n"]
)
def test_front_matter_that_never_ends_is_reported(text):
    reading = read(text)
    assert reading.document is None
    assert [each.code for each in reading.problems] == ["front-matter-unclosed"]
    assert reading.problems[0].place.line == 1
    assert reading.problems[0].length == 3


def test_the_line_that_was_meant_to_end_front_matter_is_named():
    (problem,) = read("---\ntitle: a\n—\nTekst.\n").problems
    assert said(problem) == (
        "The front matter that starts here is not closed. "
        "Change line 3, which was probably meant to close it, to exactly three hyphens: ---."
    )


def test_hyphens_in_an_indented_value_do_not_end_front_matter():
    reading = read("---\ntitle: a\nsummary: |\n  Przed\n  ---\n  po\n---\nTekst.\n")
    assert news(reading).summary == "Przed --- po"


@pytest.mark.parametrize("text", ["- a\n- b", "sam tekst", '"title: a"'])
def test_front_matter_that_is_not_a_mapping_is_reported(text):
    reading = read(f"---\n{text}\n---\n")
    assert reported(reading.problems) == ["2:1 front-matter-not-mapping"]


def test_front_matter_without_a_space_after_any_colon_is_reported_at_that_line():
    reading = read("---\n\ntitle:a\ndate:2024\n---\n")
    assert reported(reading.problems) == ["3:1 yaml-no-colon"]


def test_a_second_front_matter_inside_the_first_is_reported():
    reading = read("---\ntitle: a\n--- # jeszcze raz\ndate: 2024\n---\n")
    assert reported(reading.problems) == ["3:1 front-matter-several"]
    assert news(reading).title == "a"
