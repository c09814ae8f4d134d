"""Parts between marks are the matches of ``opening.*?closing``, found in time that grows with the text only."""

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from laur.model.enclosed import Delimiters, enclosed, without_enclosed
from tests.properties import examples

COMMENT = Delimiters(re.compile("<!--"), re.compile("-->"))
TAG = Delimiters(re.compile("<"), re.compile(">"))
AS_ONE = re.compile("<!--.*?-->|<.*?>", re.DOTALL)


@settings(max_examples=examples(200))
@given(st.lists(st.sampled_from(["<", "!--", "-->", ">", "a", "\n", "<!--"]), max_size=14).map("".join))
def test_the_parts_are_those_that_a_regular_expression_finds(text: str):
    assert [(part.start(), part.end()) for part in enclosed(text, COMMENT, TAG)] == [
        match.span() for match in AS_ONE.finditer(text)
    ]
    assert without_enclosed(text, COMMENT, TAG, instead="_") == AS_ONE.sub("_", text)


def test_many_marks_that_are_not_closed_are_read_once():
    begun = time.thread_time()
    assert list(enclosed("<!--" * 250_000, COMMENT)) == []
    assert time.thread_time() - begun < 20  # 30,000,000,000 steps otherwise


def test_bytes_have_parts_as_well():
    kind = Delimiters(re.compile(b"<"), re.compile(b">"))
    assert [part.inside() for part in enclosed(b"a<b>c<d", kind)] == [b"b"]
