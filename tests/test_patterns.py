"""No regular expression takes time that grows with the square of a text: `tests.patterns` finds and attacks them."""

import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from laur.i18n import typography
from laur.markdown import unparsed
from laur.markdown.inline.text import InlineRule
from laur.markdown.library import MarkdownLibrary
from laur.publish.targets import git
from tests.patterns import Found, attacks, patterns

LENGTH = 4096
QUICK = 0.003
"""Seconds of CPU for a text of `LENGTH`: a pattern that reads it once needs a tenth, one that rereads it more."""
MOST = 1.5
"""Seconds of CPU after which a pattern is given up."""
SHORT_TEXTS = {
    ("laur/frontmatter/yaml_errors.py", "_ENTRY"): 160,  # `LONGEST_REWRITTEN`
    ("laur/i18n/typography.py", "number_before"): 20,  # `_LOOK_BACK`
    ("laur/importing/documents.py", "_MARKDOWN_MARKS"): 600,  # `_TITLE_SOURCE`
    ("laur/importing/wordpress/shortcodes.py", "_WORDS_BEFORE"): 300,  # `_NEARBY`
}
"""Patterns that are only given short texts: how long these can be, in characters."""
COMPOSED: dict[str, tuple[str, ...]] = {
    "laur/changes/references.py: re.escape(target)": (),
    "laur/cli/usage.py: pattern": (),  # reads what argparse says about the command line of the person who waits
    "laur/frontmatter/json_schema.py: pattern": (),
    "laur/frontmatter/scalars.py: meta.pattern": (),
    "laur/i18n/typography.py: pattern": tuple(
        replaced.pattern.pattern for lang in ("pl", "en", "de") for replaced in typography._rules(lang).replaced
    ),
    "laur/importing/wordpress/content.py: f'(?<!\\\\[)\\\\[{name}(?P<attributes>\\\\s[^\\\\[\\\\]]*+)?\\\\]'": (
        r"(?<!\[)\[code(?P<attributes>\s[^\[\]]*+)?\]",
    ),
    "laur/importing/wordpress/content.py: f'\\\\[/{name}\\\\](?!\\\\])'": (r"\[/code\](?!\])",),
    "laur/markdown/blocks/html.py: begin": (r"<script(?=[\s>]|$)",),
    "laur/markdown/blocks/html.py: end": ("</script>",),
    "laur/markdown/blocks/leaves.py: f'{fence}{fence[0]}*[ \\\\t]*$'": (r"^````*[ \t]*$",),
    "laur/markdown/characters.py: f'[^\\t\\n -~\\xa0-\\ud7ff\\ue000-﷏ﷰ-�{planes}]'": (),
    "laur/markdown/inline/reader.py: '|'.join((rule.pattern for rule in rules))": tuple(
        rule.pattern for rule in MarkdownLibrary().inlinePatterns if isinstance(rule, InlineRule)
    ),
    "laur/markdown/links.py: f'\\\\[(?P<mark>[*_]*)(?P<words>{re.escape(words)})(?P=mark)\\\\]\\\\($'": (),
    "laur/markdown/links.py: f'<{re.escape(fault.value)}(?![\\\\w-])'": (r"<a(?![\w-])",),
    "laur/markdown/links.py: pattern": (),
    "laur/markdown/links.py: spelled": (r"(?<![\w-])a\s*=\s*[\"']?b",),
    "laur/markdown/unparsed.py: mark": tuple(pattern.pattern for pattern in unparsed._LIKE_ITEMS),
    "laur/markdown/unparsed.py: pattern": (),
    "laur/publish/targets/git.py: pattern": tuple(pattern for pattern, _ in git._REASONS),
    "laur/spreadsheets/flat.py: separator": (";", " ; "),
    "laur/spreadsheets/understanding.py: f'\\\\b{re.escape(name)}\\\\b(?=\\\\s+\\\\d)'": (r"\bawarded\b(?=\s+\d)",),
}
"""Patterns that are composed when they are used, with those that they can be, as far as they repeat anything."""


class TooSlowError(Exception):
    """A pattern needed more than `MOST` seconds of CPU."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Ends a search after some seconds of CPU, on systems that have such a timer."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def cost(pattern: re.Pattern[Any], method: str, text: str) -> float:
    """The seconds of CPU that a search of the whole text takes: the least of three."""
    subject = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    least = MOST
    for _ in range(3):
        begun = time.thread_time()
        try:
            with at_most(MOST):
                if method == "search":
                    sum(1 for _ in pattern.finditer(subject))
                else:
                    getattr(pattern, method)(subject)
        except TooSlowError:
            return MOST
        least = min(least, time.thread_time() - begun)
        if least < QUICK or least > 50 * QUICK:
            break
    return least


def slow_texts(pattern: re.Pattern[Any], methods: tuple[str, ...], length: int = LENGTH) -> Iterator[str]:
    """A text on which a search takes time that grows with its square; short ones must be searched at once."""
    for number, text in enumerate(attacks(pattern, length)):
        for method in methods:
            short = cost(pattern, method, text)
            if short < QUICK:
                continue
            longer = attacks(pattern, length * 4)[number]
            if length < LENGTH or short >= MOST or cost(pattern, method, longer) > 8 * short:
                yield f"{method} of {text[:40]!r}…{text[-6:]!r}"
                return


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has no timer that ends a search")
def test_no_pattern_takes_time_that_grows_with_the_square_of_a_text():
    found, composed = patterns()
    assert len(found) > 350
    slow = [(one.place, text) for one in found for text in slow_texts(one.pattern, one.methods, longest(one))]
    for source in composed:
        for pattern in COMPOSED[source]:
            slow += [(source, text) for text in slow_texts(re.compile(pattern), ("search",))]
    assert not slow, "\n".join(map(str, slow))


def longest(found: Found) -> int:
    return SHORT_TEXTS.get((found.place.partition(":")[0], found.name), LENGTH)


@pytest.mark.slow
def test_each_pattern_that_is_composed_when_it_is_used_has_examples_here():
    assert set(patterns()[1]) == set(COMPOSED)


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s+$", "search"),
        (r"<!--.*?-->", "search"),
        (r"\s*\s*x", "match"),
        (r"(?:\s*(?:\*+|x))+$", "match"),
        (r"[^\s@]+@[^\s@]+\.[^\s@]+", "fullmatch"),
        (r"(?:a|a)*c", "match"),
        (r"x(.*?)[ \t]*$", "match"),
        (r"[\w.]+@x", "search"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="has no timer that ends a search")
def test_the_texts_find_a_pattern_that_is_slow(pattern: str, method: str):
    assert next(slow_texts(re.compile(pattern, re.DOTALL), (method,)), None)
