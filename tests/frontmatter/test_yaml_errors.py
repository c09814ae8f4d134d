"""Invalid YAML is reported as the mistake that was made, not in the parser's words; unsafe YAML is refused."""

import time

import pytest
import yaml

from laur.frontmatter.nodes import MAX_DEPTH, compose
from laur.frontmatter.yaml_errors import syntax_problem
from tests.frontmatter.reporting import front, news, read, reported, said

MISTAKES = [
    # lines 3 ff., place and code, a part of the message
    (
        "summary: Bruksela: spotkanie",
        "3:18 yaml-colon",
        "A value that contains a colon and a space must be in quotation marks.",
    ),
    (
        "summary: Bruksela 4.12.2019 | Klastry: 50",
        "3:38 yaml-colon",
        'Write: summary: "Bruksela 4.12.2019 | Klastry: 50"',
    ),
    ("people:\n  - name: Ewa: Prezes", "4:14 yaml-colon", "A value that contains a colon and a space"),
    ("\tdate: 2024", "3:1 yaml-tab", "This line is indented with a tab. Use spaces, two per level."),
    ("image:\n  src: a\n\talt: b", "5:1 yaml-tab", "This line is indented with a tab."),
    ('summary: "Gold Label', "3:10 yaml-quote-unclosed", 'The quotation mark " that opens here is not closed.'),
    ("summary: 'Gold Label", "3:10 yaml-quote-unclosed", "The quotation mark ' that opens here is not closed."),
    ('summary: "Gold Label\nauthor: "Ewa"', "3:10 yaml-quote-unclosed", 'The quotation mark " that opens here'),
    ('summary: "Gold\ntags: ["nagrody", "targi"]', "3:10 yaml-quote-unclosed", 'The quotation mark " that opens here'),
    (
        "tags:\n  - 'nagrody\n  - 'targi'",
        "4:5 yaml-quote-unclosed",
        "The quotation mark ' that opens here is not closed.",
    ),
    (
        'summary: "Gold\n  Label" dla BKP',
        "4:10 yaml-quote-continues",
        'The value ends with ", but more',
    ),
    ('summary: "Gold Label" dla BKP', "3:23 yaml-quote-continues", 'The value ends with ", but more'),
    ("summary: 'Klaster'owi", "3:19 yaml-quote-continues", "The value ends with '"),
    ("summary: [KOM] Klaster", "3:16 yaml-quote-continues", "The value ends with ]"),
    ('summary: "C:\\Users"', "3:13 yaml-escape", "a backslash has a special meaning."),
    (
        "tags: [nagrody, jakość",
        "3:7 yaml-bracket-unclosed",
        "The bracket [ that opens here is not closed properly. Close it with ], separate",
    ),
    (
        "image: {src: a",
        "3:8 yaml-bracket-unclosed",
        "The bracket { that opens here is not closed properly. Close it with }, separate",
    ),
    (
        "summary: @parp",
        "3:10 yaml-character",
        'A value cannot start with “@” unless it is in quotation marks. Write: summary: "@parp"',
    ),
    ("summary: `kod`", "3:10 yaml-character", "A value cannot start with “`” unless it is in quotation marks."),
    ("summary: %procent", "3:10 yaml-character", "A value cannot start with “%” unless it is in quotation marks."),
    ("summary: *ważne*", "3:10 yaml-character", "A value cannot start with “*” unless it is in quotation marks."),
    ("summary: & spółka", "3:10 yaml-character", "A value cannot start with “&” unless it is in quotation marks."),
    ("summary: }", "3:10 yaml-character", "A value cannot start with “}” unless it is in quotation marks."),
    ("summary: |tekst", "3:10 yaml-block", "After “|”, the text must start on the next line."),
    ("summary: > tekst", "3:10 yaml-block", "After “>”, the text must start on the next line."),
    ("Opis klastra\ndate: 2024", "3:1 yaml-no-colon", "“Opis klastra” is not in the form “key: value”. Write a key,"),
    ("tags: - a", "3:7 yaml-list-inline", "A list with “-” must start on a new line."),
    ("  summary: a", "3:3 yaml-indentation", "This line's indentation doesn't match its group."),
    ("image:\n  src: a\n alt: b", "5:2 yaml-indentation", "This line's indentation doesn't match its group."),
    ("tags:\n  - a\n - b", "5:2 yaml-indentation", "This line's indentation doesn't match its group."),
]


@pytest.mark.parametrize(("lines", "place_and_code", "sentence"), MISTAKES, ids=[lines for lines, _, _ in MISTAKES])
def test_a_mistake_is_reported_where_it_was_made(lines, place_and_code, sentence):
    (problem,) = front(lines).problems
    assert reported((problem,)) == [place_and_code]
    assert sentence in said(problem)


@pytest.mark.parametrize(("lines", "place_and_code", "_"), MISTAKES, ids=[lines for lines, _, _ in MISTAKES])
def test_the_messages_of_both_parsers_are_understood(lines, place_and_code, _):
    composed = compose("x.md", f"title: Odznaka\n{lines}\n", 2, yaml.SafeLoader)
    assert reported(composed.problems) == [place_and_code]


def test_the_rest_is_read_after_a_mistake():
    reading = front("summary: A: b", "date: 2024-1-1", "author: @ewa", "lang: en")
    assert reported(reading.problems) == ["3:11 yaml-colon", "4:7 value-not-date", "5:9 yaml-character"]
    assert (news(reading).summary, news(reading).lang) == (None, "en")


def test_a_required_field_that_could_not_be_read_is_not_reported_as_missing():
    reading = read("---\ntitle: Bruksela: spotkanie\ndate: 2019-12-08\n---\nTekst.\n")
    assert reading.document is None
    assert reported(reading.problems) == ["2:16 yaml-colon"]


def test_a_file_of_nothing_but_mistakes_is_read_to_the_end():
    reading = front(*[f"k{n}: a: b" for n in range(200)])
    assert 1 < len(reading.problems) <= 11


REFUSED = [
    (
        "summary: &a tekst",
        "3:10 alias-unsupported",
        "YAML anchors and aliases (& and *) are not supported. Write the value",
    ),
    (
        "summary: *a",
        "3:10 alias-unsupported",
        "Write the value out. If it is text that starts like this, put it in quotation marks.",
    ),
    ("summary: !Uwaga tekst", "3:10 tag-unsupported", "YAML tags (!Uwaga) are not supported. Delete the tag."),
    ("summary: !!int 3", "3:10 tag-unsupported", "YAML tags (!!int) are not supported."),
    (
        "summary: !!python/object/apply:os.system ['true']",
        "3:10 tag-unsupported",
        "YAML tags (!!python/object/apply:os.",
    ),
    ("tags: !!set {a, b}", "3:7 tag-unsupported", "YAML tags (!!set) are not supported."),
    ("<<: *a", "3:5 alias-unsupported", "YAML anchors and aliases"),
]


@pytest.mark.parametrize(("lines", "place_and_code", "sentence"), REFUSED, ids=[lines for lines, _, _ in REFUSED])
def test_anchors_aliases_and_tags_are_refused(lines, place_and_code, sentence):
    reading = front(lines)
    assert reported(reading.problems) == [place_and_code]
    assert sentence in said(reading.problems[0])
    assert (news(reading).summary, news(reading).tags) == (None, ())


def test_an_alias_is_not_replaced_by_its_value():
    reading = front("summary: &s tekst", "author: *s")
    assert reported(reading.problems) == ["3:10 alias-unsupported", "4:9 alias-unsupported"]
    assert news(reading).author is None


def test_aliases_cannot_multiply():
    levels = [f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 12)]
    started = time.perf_counter()
    reading = front("k0: &k0 [a]", *levels)
    assert time.perf_counter() - started < 2
    assert all(each.code in {"alias-unsupported", "key-unknown"} for each in reading.problems)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_ends_before_the_stack_does(opening):
    started = time.perf_counter()
    value = opening * 100_000
    reading = front(f"tags:\n  {value}")
    assert time.perf_counter() - started < 2
    assert [each.code for each in reading.problems] == ["nesting-too-deep"]
    assert said(reading.problems[0]) == f"This is nested more than {MAX_DEPTH} levels deep. Use fewer levels."


def test_a_very_long_line_is_a_value_like_any_other():
    long = "słowo " * 50_000
    assert news(front(f"summary: {long}")).summary == long.strip()


@pytest.mark.parametrize("piece", ["T", " T", "1", "1 ", "a.", "-", "/", "1-", "ą"])
@pytest.mark.parametrize(
    "key", ["date", "publish_at", "lang", "slug", "draft", "translation_of", "aliases", "comments"]
)
def test_a_very_long_invalid_value_is_read_quickly(key, piece):
    started = time.perf_counter()
    front(f"{key}: [x, '{piece * 50_000}']" if key == "aliases" else f"{key}: '{piece * 50_000}'")
    assert time.perf_counter() - started < 1


def test_a_very_long_key_is_reported():
    reading = front(f"{'k' * 5000}: a")
    assert len(reading.problems) == 1
    assert len(said(reading.problems[0])) < 400


def test_an_unknown_parser_error_is_reported_in_the_parsers_words():
    error = yaml.MarkedYAMLError(problem="found a new thing", problem_mark=yaml.Mark("", 0, 1, 3, "", 0))
    problem = syntax_problem("x.md", "title: a\ndate: b\n", 2, error)
    assert reported((problem,)) == ["3:4 front-matter-syntax"]
    assert said(problem).startswith("This cannot be read as YAML: found a new thing. Write one “key: value” per line")
