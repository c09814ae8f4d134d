"""What the desk proposes: ids from short names without an invented year, and tags that exist already."""

import pytest

from tests.desk.desks import Desk


@pytest.mark.parametrize(
    ("stated", "proposed"),
    [
        ({}, "ka-znak"),
        ({"level": "srebro"}, "ka-znak-srebro"),
        ({"level": "srebro", "awarded": "31 grudnia 2024"}, "ka-znak-srebro-2024"),
        ({"valid_from": "maj 2023"}, "ka-znak-2023"),
        ({"awarded": "wkrótce"}, "ka-znak"),
        ({"level": "zloto", "awarded": "2020"}, "ka-znak-zloto-2020-2"),
    ],
)
def test_an_id_is_proposed_from_short_names_and_never_with_a_year_that_nobody_stated(
    running: Desk, stated: dict[str, str], proposed: str
):
    running.site.edit("content/organisations/alfa.md", "name: Klaster Alfa", "name: Klaster Alfa\nshort_name: KA")
    running.site.edit("content/news/2024-01-10-alfa.md", "alfa-zloto", "ka-znak-zloto-2020")
    running.preview.eventually("/certyfikaty/ka-znak-zloto-2020/", "Złoto")
    assert running.ask("propose-id", organisation="alfa", scheme="znak", **stated) == {"id": proposed}


def test_the_id_that_a_certificate_was_saved_with_is_not_taken_from_it(running: Desk):
    """The answer may come after the document was saved."""
    stated = {"organisation": "alfa", "scheme": "znak", "level": "zloto"}
    proposed = running.ask("propose-id", **stated)["id"]
    running.site.edit("content/news/2024-01-10-alfa.md", "alfa-zloto", proposed)
    running.preview.eventually(f"/certyfikaty/{proposed}/", "Złoto")
    assert running.ask("propose-id", **stated)["id"] == f"{proposed}-2"
    assert running.ask("propose-id", **stated, id=proposed)["id"] == proposed


@pytest.mark.parametrize(
    ("name", "proposed"),
    [("Złoty medal", "zloty-medal"), ({"pl": "", "en": "Gold"}, "gold"), ("", ""), (" ", "")],
)
def test_the_id_of_a_level_is_proposed_from_its_name(running: Desk, name: object, proposed: str):
    assert running.ask("propose-id", name=name, rank="1") == {"id": proposed}


@pytest.mark.parametrize(
    ("typed", "known"),
    [("nagroda", "nagrody"), ("Jakosc", "jakość"), ("jakość", ""), ("szkolenia", ""), ("", ""), ("–", "")],
)
def test_a_similar_tag_that_exists_is_offered_with_its_count(running: Desk, typed: str, known: str):
    found = running.ask("similar-tag", text=typed)
    assert found == (
        {"sentence": "Podobny tag (użycia: 1):", "value": known} if known else {"sentence": "", "value": ""}
    )
