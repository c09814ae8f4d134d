"""The settings of the site in a form: the same model, writer, problems and versions as of documents."""

import pytest

from laur.desk.forms import settings_fields
from laur.i18n.keys import keys
from tests.desk.desks import ALFA, Desk

SITE = """\
# Ustawienia serwisu
title: 'Klaster Przykładowy'   # pełna nazwa
base_url: https://klaster.example/

publisher: {name: Klaster, email: biuro@klaster.example}
navigation:
  # najpierw wiadomości
  - title: Aktualności
    to: /aktualnosci/
"""


def test_a_form_changes_only_the_values_that_were_edited(running: Desk):
    running.site.write("content/site.yaml", SITE)
    opened = running.ask("document", path="site.yaml")
    assert (opened["is_readable"], opened["kind"], opened["body"]) == (True, "site.yaml", "")
    edits = [
        {"path": ["title"], "value": "Klaster Nowy"},
        {"path": ["publisher", "email"], "value": "sekretariat@klaster.example"},
        {"path": ["languages"], "value": ["pl", "en"]},
        {"path": ["page_size"], "value": "10"},
        {"path": ["features", "comments"], "value": "false"},
        {
            "path": ["navigation"],
            "value": [{"title": "Aktualności", "to": "/aktualnosci/"}, {"title": "Tagi", "to": "/tagi/"}],
        },
    ]
    saved = running.ask("save", path="site.yaml", digest=opened["digest"], edits=edits)
    assert running.read("site.yaml") == (
        SITE.replace("'Klaster Przykładowy'", "'Klaster Nowy'")
        .replace("biuro@", "sekretariat@")
        .replace("https://klaster.example/\n", "https://klaster.example/\nlanguages: [pl, en]\n", 1)
        + "  - title: Tagi\n    to: /tagi/\nfeatures:\n  comments: false\npage_size: 10\n"
    )
    assert "Klaster Nowy" in running.preview.get(saved["url"])
    (version,) = running.ask("versions", path="site.yaml")
    running.ask("restore", path="site.yaml", id=version["id"])
    assert running.read("site.yaml") == SITE


def test_a_problem_of_the_settings_is_at_its_field(running: Desk):
    opened = running.ask("document", path="site.yaml")
    edits = [{"path": ["publisher"], "value": {"name": "Klaster", "email": "biuro"}}]
    saved = running.ask("save", path="site.yaml", digest=opened["digest"], edits=edits)
    found = [each["path"] for each in saved["problems"] if each["severity"] == "error"]
    assert found == [["publisher", "email"]]


def test_a_key_that_is_missing_is_reported_at_its_field(running: Desk):
    running.site.write("content/site.yaml", SITE)
    opened = running.ask("document", path="site.yaml")
    edits = [{"path": ["title"], "value": None}, {"path": ["publisher", "name"], "value": None}]
    saved = running.ask("save", path="site.yaml", digest=opened["digest"], edits=edits)
    assert [each["path"] for each in saved["problems"]] == [["title"], ["publisher", "name"]]


def test_a_key_of_a_document_that_is_missing_is_reported_at_its_field(running: Desk):
    opened = running.ask("document", path=ALFA)
    edits = [{"path": ["title"], "value": None}, {"path": ["certificates", 0, "id"], "value": None}]
    saved = running.ask("save", path=ALFA, digest=opened["digest"], edits=edits)
    found = [each["path"] for each in saved["problems"] if each["severity"] == "error"]
    assert found == [["title"], ["certificates", 0, "id"]]


def test_the_settings_cannot_be_deleted(running: Desk):
    opened = running.ask("document", path="site.yaml")
    status, answer = running.send("delete", {"path": "site.yaml", "digest": opened["digest"]})
    assert (status, answer["message"]) == (422, "Serwis nie działa bez ustawień, więc nie można ich usunąć.")
    assert running.ask("document", path="site.yaml") == opened


def test_settings_that_are_not_yaml_are_shown_as_text(running: Desk):
    running.site.write("content/site.yaml", "title: [\n")
    opened = running.ask("document", path="site.yaml")
    assert (opened["is_readable"], opened["text"]) == (False, "title: [\n")


def test_languages_are_chosen_by_name(running: Desk):
    fields = {each["key"]: each for each in running.ask("start")["settings"]["fields"]}
    assert fields["languages"]["item"]["choices"] == [["en", "angielski"], ["pl", "polski"]]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_field_of_every_form_has_a_label(lang: str):
    assert [(kind, key) for kind, known in keys(lang).items() for key, each in known.items() if not each.label] == []
    labels = [each.label for each in settings_fields(("pl", "en"), lang)]
    assert len(set(labels)) == len(labels)
