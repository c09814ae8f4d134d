"""The forms of the browser editor have the fields of the model: none is missing, and there is no other."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from laur.cms.config import cms_config
from laur.frontmatter.fields import Field, FieldKind, fields_of
from laur.model import Announcement, Backend, Cms, Organisation, PlainPage, Scheme, Site
from tests.sites import Site as LittleSite
from tests.sites import SiteFactory

KINDS = {"news": Announcement, "organisations": Organisation, "schemes": Scheme, "pages": PlainPage}


def collections(site: Site) -> dict[str, Any]:
    config: dict[str, Any] = json.loads(json.dumps(cms_config(site, "https://example.org")))
    return {each["name"]: each for each in config["collections"]}


def compare(fields: tuple[Field, ...], forms: list[dict[str, Any]], *, is_optional: bool = False) -> None:
    """Every field is in the form, required or not, with the same choices, in all groups."""
    shown = [field for field in fields if field.kind is not FieldKind.MAPPING]
    by_name = {form["name"]: form for form in forms}
    assert {field.key for field in shown} == by_name.keys()
    for field in shown:
        form = by_name[field.key]
        assert form["required"] == (field.is_required and not is_optional), field.key
        if field.kind is FieldKind.CHOICE:
            assert [each["value"] for each in form["options"]] == list(field.choices)
        if field.kind is FieldKind.GROUP:
            compare(field.fields, form["fields"], is_optional=not field.is_required)
        if field.kind is FieldKind.LIST and field.item and field.item.kind is FieldKind.GROUP:
            kinds = (field.item, *field.item.others)
            assert len(form.get("types", [form])) == len(kinds)
            for kind, shown_as in zip(kinds, form.get("types", [form]), strict=True):
                compare(kind.fields, shown_as["fields"])


def test_each_kind_of_document_has_its_form():
    found = collections(Site(title={"": "A"}))
    assert found.keys() == KINDS.keys()
    for name, kind in KINDS.items():
        *forms, body = found[name]["fields"]
        assert body["widget"] == "body"
        compare(fields_of(kind, "pl"), forms)


def forms_in(form: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for inner in (*form.get("fields", ()), *form.get("types", ())):
        yield inner
        yield from forms_in(inner)


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_field_of_a_form_has_a_label_instead_of_its_key(lang: str):
    for collection in collections(Site(title={"": "A"}, languages=(lang,))).values():
        for form in forms_in(collection):
            assert form["label"][0].isupper(), form["name"]
            assert form.get("hint", ".").strip(), form["name"]
            for option in form.get("options", ()):
                assert "_" not in option["label"]
                assert option["label"].strip()


def test_hints_leave_out_how_a_chosen_value_is_written_in_a_file():
    fields = {form["name"]: form for form in collections(Site(title={"": "A"}))["news"]["fields"]}
    assert fields["organisations"]["hint"] == "Kogo dotyczy."
    assert fields["draft"]["hint"] == "Włączone: jeszcze nie publikuj."
    assert fields["date"]["hint"].endswith("Na przykład: 2024-03-15")
    assert "hint" not in fields["title"]


def test_documents_are_chosen_from_their_collections():
    fields = {form["name"]: form for form in collections(Site(title={"": "A"}))["news"]["fields"]}
    certificate = {form["name"]: form for form in fields["certificates"]["types"][0]["fields"]}
    assert (certificate["organisation"]["widget"], certificate["organisation"]["collection"]) == (
        "relation",
        "organisations",
    )
    assert certificate["scheme"]["collection"] == "schemes"
    assert (fields["organisations"]["collection"], fields["organisations"]["multiple"]) == ("organisations", True)


def test_a_site_in_two_languages_has_fields_for_texts_in_both():
    fields = {
        form["name"]: form for form in collections(Site(title={"": "A"}, languages=("pl", "en")))["schemes"]["fields"]
    }
    assert [each["name"] for each in fields["name"]["fields"]] == ["pl", "en"]
    assert fields["lang"]["options"] == [{"value": "pl", "label": "polski"}, {"value": "en", "label": "angielski"}]


TREE = """\
== content/site.yaml
title: Próba
base_url: https://example.org/praca/
features: {cms: true}
cms: {backend: github, repo: example/site}
== content/news/a.md
---
title: A
---
B.
== node_modules/decap-cms/package.json
{"version": "3.0.0"}
== node_modules/decap-cms/dist/decap-cms.js
CMS = {};
== node_modules/decap-cms/dist/12.decap-cms.js
// a part
== node_modules/decap-cms/dist/decap-cms.js.map
{}
"""


def built(site: SiteFactory, tree: str = TREE) -> LittleSite:
    return site(tree).build()


def test_the_browser_editor_is_below_admin_with_its_program(site: SiteFactory):
    result = built(site)
    assert result.read("/admin/decap-cms.js") == "CMS = {};\n"
    assert result.exists("/admin/12.decap-cms.js")
    assert not result.exists("/admin/decap-cms.js.map")
    config = json.loads(result.read("/admin/config.yml"))
    assert config["backend"] == {"name": "github", "branch": "main", "repo": "example/site"}
    assert (config["locale"], config["site_url"]) == ("pl", "https://example.org/praca")


def test_the_browser_editor_is_in_no_sitemap_and_no_search_engine(site: SiteFactory):
    result = built(site)
    assert "/admin/" not in result.read("/sitemap.xml")
    assert result.page("/admin/").select_one('meta[name="robots"]') is not None


def test_without_the_feature_there_is_no_browser_editor(site: SiteFactory):
    result = built(site, TREE.replace("features: {cms: true}\n", ""))
    assert not [path for path in result.tree() if path.startswith("admin")]


def test_another_version_of_the_program_replaces_the_old_one(site: SiteFactory):
    result = built(site)
    result.write("node_modules/decap-cms/package.json", '{"version": "3.0.1"}')
    result.write("node_modules/decap-cms/dist/decap-cms.js", "CMS = 31;\n").build()
    assert result.read("/admin/decap-cms.js") == "CMS = 31;\n"
    assert "/admin/12.decap-cms.js" in result.rendered


def test_texts_in_a_list_are_visible_because_it_is_not_collapsed():
    """A collapsed entry with one text would show the name of its list instead."""
    fields = {field["name"]: field for field in collections(Site(title={"": "A"}))["news"]["fields"]}
    assert [fields[name]["collapsed"] for name in ("tags", "aliases")] == [False, False]


def test_the_service_that_signs_in_and_the_content_folder_can_be_others():
    usual: Any = cms_config(Site(title={"": "A"}, cms=Cms(backend=Backend.GITHUB, repo="a/b")), "")
    assert usual["backend"] == {"name": "github", "branch": "main", "repo": "a/b"}
    own = Cms(
        backend=Backend.GITHUB, repo="a/b", login="https://login.example.org/oauth/start", content="/www/content/"
    )
    other: Any = cms_config(Site(title={"": "A"}, cms=own), "")
    assert other["backend"]["base_url"] == "https://login.example.org"
    assert other["backend"]["auth_endpoint"] == "oauth/start"
    assert other["media_folder"] == "www/content/media"
    assert {each["folder"].rpartition("/")[0] for each in other["collections"]} == {"www/content"}
