"""Macros that keep their results: a layout shows the same with and without, and each macro runs no more than needed."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, Template, TemplateError
from markupsafe import Markup

from laur.rendering.layout_code import LayoutCodeGenerator
from laur.rendering.macros import MAX_KEPT, TRIAL, KeepingTemplate, LayoutContext
from laur.views import Ref


def environment(layouts: Mapping[str, str], template_class: type[Template], ran: list[object]) -> Environment:
    """Layouts with a function `run(x)` that notes each call."""

    def run(value: object) -> object:
        ran.append(value)
        return value

    made = Environment(
        loader=DictLoader(layouts), autoescape=lambda name: name != "plain.txt", undefined=StrictUndefined
    )
    made.template_class = template_class
    if template_class is KeepingTemplate:
        made.code_generator_class, made.context_class = LayoutCodeGenerator, LayoutContext
    made.globals["run"] = run
    return made


def shown(page: str, parts: str, **values: object) -> tuple[str, int]:
    """What a page shows, and how often the macro ran; with the library's own templates it shows the same."""
    results = []
    for kind in (Template, KeepingTemplate):
        ran: list[object] = []
        text = environment({"page.html": page, "parts.html": parts}, kind, ran).get_template("page.html").render(values)
        results.append((text, len(ran)))
    assert results[0][0] == results[1][0]
    return results[1]


PARTS = "{% macro say(x, n=1) %}<b>{{ run(x) }}{{ n }}</b>{% endmacro %}"
IMPORT = '{% from "parts.html" import say %}'


def test_a_macro_runs_once_for_the_same_arguments():
    assert shown(IMPORT + "{{ say(1) }}{{ say(1) }}{{ say(2) }}{{ say(1, n=2) }}{{ say(1, n=2) }}", PARTS)[1] == 3


def test_it_runs_once_for_all_pages():
    ran: list[object] = []
    pages = environment({"a.html": IMPORT + "{{ say('x') }}", "parts.html": PARTS}, KeepingTemplate, ran)
    pages.loader = DictLoader(
        {"a.html": IMPORT + "{{ say('x') }}", "b.html": IMPORT + "{{ say('x') }}!", "parts.html": PARTS}
    )
    assert [pages.get_template(name).render() for name in ("a.html", "b.html", "a.html")] == [
        "<b>x1</b>",
        "<b>x1</b>!",
        "<b>x1</b>",
    ]
    assert ran == ["x"]


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, True), (0, False), (1, 1.0), ("1", 1), ("<i>", Markup("<i>")), (None, ""), (("a",), ["a"]), ((1,), (True,))],
)
def test_equal_values_of_two_types_are_shown_each_in_its_way(one: object, other: object):
    assert shown(IMPORT + "{{ say(a) }}{{ say(b) }}", PARTS, a=one, b=other)[1] == 2


def test_views_are_compared_by_their_content():
    page = IMPORT + "{{ say(a) }}{{ say(b) }}{{ say(c) }}"
    one, same, other = (Ref(title=title, url="/a/") for title in ("A", "A", "B"))
    assert shown(page, PARTS, a=one, b=same, c=other)[1] == 2


def test_what_is_between_call_and_endcall_is_never_kept():
    parts = "{% macro say() %}{{ run(caller()) }}{% endmacro %}"
    text, runs = shown(IMPORT + "{% for x in [1, 2] %}{% call say() %}{{ x }}{% endcall %}{% endfor %}", parts)
    assert (text, runs) == ("12", 2)


def test_a_macro_that_is_imported_with_context_sees_each_page():
    page = '{% from "parts.html" import say with context %}{{ say() }}'
    pages = environment(
        {"page.html": page, "parts.html": "{% macro say() %}{{ word }}{% endmacro %}"}, KeepingTemplate, []
    )
    assert [pages.get_template("page.html").render(word=word) for word in "ab"] == ["a", "b"]


def test_a_macro_escapes_as_the_page_that_calls_it():
    layouts = {
        "page.html": IMPORT + "{{ say('&') }}",
        "plain.txt": IMPORT + "{{ say('&') }}",
        "parts.html": "{% macro say(x) %}{{ x }}{% endmacro %}",
    }
    kept, usual = (environment(layouts, kind, []) for kind in (KeepingTemplate, Template))
    for name in ("page.html", "plain.txt", "page.html"):
        assert kept.get_template(name).render() == usual.get_template(name).render()


def test_a_macro_that_fails_fails_each_time():
    with pytest.raises(ZeroDivisionError):
        shown(IMPORT + "{{ say(0) }}", "{% macro say(x) %}{{ 1 // x }}{% endmacro %}")


def test_arguments_without_a_form_that_can_be_compared_are_passed_on():
    assert shown(IMPORT + "{{ say({'a': 1}) }}{{ say({'a': 1}) }}", PARTS)[1] == 2


def test_a_macro_whose_arguments_never_repeat_keeps_nothing():
    page = IMPORT + "{% for x in numbers %}{{ say(x) }}{% endfor %}"
    assert shown(page, PARTS, numbers=[*range(TRIAL), 0])[1] == TRIAL + 1


def test_what_is_kept_has_a_limit():
    page = IMPORT + "{% for x in numbers %}{{ say(x) }}{% endfor %}"
    numbers = [*([0] * TRIAL), *range(1, MAX_KEPT), MAX_KEPT, 0]
    assert shown(page, PARTS, numbers=numbers)[1] == MAX_KEPT + 2


def test_a_macro_is_still_a_macro():
    assert shown(IMPORT + "{{ say.name }} {{ say.arguments }}", PARTS)[0] == "say (&#39;x&#39;, &#39;n&#39;)"


UNUSUAL = (
    "{% macro say(x, y=x) %}{{ x }}{{ y }}{% endmacro %}{{ say('<') }}{{ say(y=1, x=2) }}{{ say(1, 2) }}",
    "{% macro say(x) %}{{ x }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ say(1, '<', b='&') }}",
    "{% macro say(x='&') %}{{ caller(x) }}{% endmacro %}{% call(y) say() %}<{{ y }}>{% endcall %}",
    "{% macro say(caller=none) %}{{ caller }}{% endmacro %}{{ say() }}",
    "{% macro say(x) %}{{ x }}{% endmacro %}{{ say() }}",
    "{% macro say(x) %}{{ x }}{% endmacro %}{{ say(1, 2) }}",
    "{% macro say(x) %}{{ x }}{% endmacro %}{{ say(1, x=2) }}",
    "{% macro say(x) %}{{ x }}{% endmacro %}{{ say(y=2) }}",
    "{% macro say(x) %}{{ x }}{% endmacro %}{{ say() is defined }}{{ say('<') ~ '<' }}{{ say('<')|length }}",
    "{% macro say() %}{{ run('<') }}{% endmacro %}{% autoescape false %}{{ say() }}<{% endautoescape %}{{ say() }}",
    "{% for x in [[1, [2]]] recursive %}{{ x if x is not iterable else loop(x) }}{{ loop.index }}{% endfor %}",
    "{% block one %}{{ run('&') }}{% endblock %}{{ self.one() }}{{ self.one()|upper }}",
    "{% set ns = namespace(a='<') %}{{ ns.a }}{{ range(3)|join(',') }}{{ dict(a='<') }}{{ cycler('<', '&').next() }}",
    "{{ '<'|upper }}{{ ['<', '&']|join('<') }}{{ 1.5 }}{{ none }}{{ true }}{{ ('<',) }}{{ '<'|safe }}{{ 'żółć' }}",
    "{{ nowhere }}", "{{ nowhere.at }}", "{{ nowhere() }}", "{{ 'a'.nowhere }}", "{{ 'a'.nowhere() }}", "{{ 1() }}",
    "{% filter upper %}<{{ run('<') }}{% endfilter %}{% set x %}<{{ '<' }}{% endset %}{{ x }}",
    "{{ 'a'.join(['<', '>']) }}{{ '{}'.format('<') }}{{ ('<'|safe).format('<') }}{{ run(x='<') }}",
)  # fmt: skip


def outcome(page: str, kind: type[Template]) -> str:
    try:
        return environment({"page.html": page}, kind, []).get_template("page.html").render()
    except (TemplateError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("page", UNUSUAL)
def test_whatever_a_layout_does_it_shows_what_the_library_shows(page: str):
    assert outcome(page, KeepingTemplate) == outcome(page, Template)


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 2), st.text("<&a", max_size=2), st.text("<&a", max_size=2).map(Markup)
)


@given(st.lists(st.one_of(VALUES, st.tuples(VALUES, VALUES)), max_size=8))
def test_a_page_shows_the_same_with_kept_results(values: list[object]):
    shown(
        IMPORT + "{% for x in values %}{{ say(x) }}{{ say(x, n=x) }}{{ say(n=2, x=x) }}{% endfor %}",
        PARTS,
        values=values,
    )
