"""Which certificate renews which: stated links, inferred ones, and links that cannot be."""

from msgspec.structs import replace

from laur.model import Certificate
from tests.register.examples import certificate, codes, line_of, problems, register


def predecessor(*certificates: Certificate) -> str | None:
    """The predecessor of the last certificate."""
    return register(*certificates)[certificates[-1].id].predecessor


A = certificate("a", awarded="2016-01-01", valid_until="2018-12-31")
B = certificate("b", awarded="2019-01-01", valid_until="2021-12-31", kind="renewal")
C = certificate("c", awarded="2022-01-01", valid_until="2024-12-31", kind="renewal")


def test_a_renewal_that_names_nothing_follows_the_latest_earlier_certificate() -> None:
    entries = register(C, A, B)
    assert [(e.id, e.predecessor, e.successor) for e in entries.values()] == [
        ("a", None, "b"),
        ("b", "a", "c"),
        ("c", "b", None),
    ]
    assert codes(C, A, B) == []


def test_a_renewal_with_only_a_stated_end_follows_the_one_that_ends_before() -> None:
    assert predecessor(replace(A, awarded=None), replace(B, awarded=None)) == "a"
    assert predecessor(replace(A, awarded=None), B) == "a"


def test_certificates_of_others_and_of_other_schemes_are_not_followed() -> None:
    assert predecessor(replace(A, organisation="bkp"), B) is None
    assert predecessor(replace(A, scheme="plain"), B) is None


def test_a_certificate_that_is_neither_renewal_nor_upgrade_follows_nothing() -> None:
    assert predecessor(A, replace(B, kind=None)) is None


def test_a_renewal_of_an_unrecorded_certificate_follows_nothing_and_is_not_a_problem() -> None:
    assert predecessor(A, replace(B, supersedes="unknown")) is None
    assert codes(replace(B, supersedes="unknown")) == []


def test_a_renewal_of_nothing_is_reported_at_its_kind() -> None:
    (wrong,) = problems(B)
    assert (wrong.code, wrong.path, wrong.place.line) == ("predecessor-missing", "news/b.md", line_of("kind"))


def test_nothing_is_inferred_if_it_is_not_clear_what_is_renewed() -> None:
    twin = replace(A, id="twin", kind=None)
    assert predecessor(A, twin, B) is None
    (wrong,) = [p for p in problems(A, twin, B) if p.code == "predecessor-ambiguous"]
    assert wrong.values["known"] == "a, twin"


def test_an_undated_certificate_of_the_same_scheme_leaves_doubt_unless_its_place_is_stated() -> None:
    undated = certificate("undated")
    assert predecessor(A, undated, B) is None
    assert predecessor(undated, replace(A, supersedes="undated"), B) == "a"
    assert predecessor(replace(undated, supersedes="b"), A, B) == "a"


def test_two_renewals_of_one_certificate_both_get_no_predecessor() -> None:
    twin = replace(B, id="b2")
    entries = register(A, B, twin)
    assert entries["a"].successor is None
    assert codes(A, B, twin).count("predecessor-ambiguous") == 2


def test_an_undated_renewal_must_name_what_it_renews() -> None:
    assert predecessor(A, certificate("new", kind="renewal")) is None
    assert predecessor(A, certificate("new", kind="renewal", supersedes="a")) == "a"


def test_a_link_to_an_unknown_id_is_reported_with_the_nearest_id() -> None:
    (wrong,) = problems(replace(A, id="kom-kkk-2016"), replace(B, supersedes="kom-kk-2016"))
    assert (wrong.code, wrong.place.line) == ("certificate-unknown", line_of("supersedes"))
    assert wrong.values["nearest"] == "kom-kkk-2016"


def test_a_link_to_another_holder_scheme_or_time_is_reported_and_left_out() -> None:
    linked = replace(B, supersedes="a")
    assert codes(replace(A, organisation="bkp"), linked) == ["supersedes-other-organisation"]
    assert codes(replace(A, scheme="plain"), linked) == ["supersedes-other-scheme"]
    assert codes(replace(A, supersedes="b"), replace(B, supersedes="unknown")) == ["supersedes-later"]
    assert predecessor(replace(A, organisation="bkp"), linked) is None


def test_circles_are_reported_once_and_their_links_left_out() -> None:
    x, y, z = (certificate(name, supersedes=other) for name, other in (("x", "z"), ("y", "x"), ("z", "y")))
    (wrong,) = problems(x, y, z)
    assert (wrong.code, wrong.values["circle"]) == ("supersedes-cycle", "x → z → y → x")
    assert [e.predecessor for e in register(x, y, z).values()] == [None, None, None]
    assert codes(certificate("self", supersedes="self")) == ["supersedes-cycle"]


def test_an_inferred_link_never_closes_a_circle() -> None:
    late = certificate("late", awarded="2022-01-01", valid_until="2024-12-31", kind="renewal")
    early = certificate("early", awarded="2019-01-01", valid_until="2021-12-31", supersedes="undated")
    undated = certificate("undated", supersedes="late")
    entries = register(late, early, undated)
    assert entries["late"].predecessor is None
    assert entries["early"].predecessor == "undated"


def test_if_two_supersede_the_same_certificate_the_first_to_begin_keeps_it() -> None:
    first, second = replace(B, supersedes="a"), replace(C, supersedes="a")
    (wrong,) = problems(second, A, first)
    assert (wrong.code, wrong.path, wrong.values["other"]) == ("supersedes-taken", "news/c.md", "b")
    assert register(A, first, second)["a"].successor == "b"
