"""The desk's requests: what the program in the browser asks for, and what an attacker might."""

import re

import pytest

from laur.desk.forms import form_fields
from laur.frontmatter.fields import FieldKind
from laur.i18n.messages import texts
from laur.model import Announcement, Scheme
from tests.desk.desks import ALFA, KEY, Desk
from tests.sites import ROOT, tree_of

ASSETS = ROOT / "laur/desk/assets"


def test_a_document_is_opened_edited_and_saved_without_touching_its_other_bytes(running: Desk):
    opened = running.ask("document", path=ALFA)
    assert opened["values"]["title"] == "Alfa ze złotem"
    assert opened["body"] == "Klaster Alfa ma **złoto**."
    assert opened["url"].endswith("/alfa/")
    before = running.read(ALFA)
    edits = [
        {"path": ["title"], "value": "Alfa z brązem"},
        {"path": ["date"], "value": "31 grudnia 2024"},
        {"path": ["certificates", 0, "valid_until"], "value": "grudzień 2026"},
        {"path": ["draft"], "value": None},
    ]
    saved = running.ask("save", path=ALFA, digest=opened["digest"], edits=edits, body="Klaster Alfa ma **brąz**.")
    expected = (
        before.replace("Alfa ze złotem", "Alfa z brązem")
        .replace("date: 2024-01-10", "date: 2024-12-31")
        .replace("awarded: 2024-01\n", "awarded: 2024-01\n    valid_until: 2026-12\n")
        .replace("ma **złoto**", "ma **brąz**")
    )
    assert running.read(ALFA) == expected
    assert "# ustalone z biurem" in expected
    assert saved["values"]["date"] == "2024-12-31"
    assert "Alfa z brązem" in running.preview.get(saved["url"])


def test_a_day_that_does_not_exist_stays_as_typed_and_is_reported_until_somebody_corrects_it(running: Desk):
    opened = running.ask("document", path=ALFA)
    edits = [{"path": ["certificates", 0, "valid_until"], "value": "30.02.2024"}]
    saved = running.ask("save", path=ALFA, digest=opened["digest"], edits=edits)
    assert '    valid_until: "30.02.2024"\n' in running.read(ALFA)
    (found,) = [each for each in saved["problems"] if each["severity"] == "error"]
    assert found["path"] == ["certificates", 0, "valid_until"]
    assert "2024-02-29" in found["fix"]
    assert not found["is_fixable"]
    day = {"path": ["certificates", 0, "valid_until"], "value": "3.02.2024"}
    running.ask("save", path=ALFA, digest=saved["digest"], edits=[day])
    assert "    valid_until: 2024-02-03\n" in running.read(ALFA)


def test_a_save_of_what_somebody_else_changed_shows_both_and_overwrites_nothing(running: Desk):
    opened = running.ask("document", path=ALFA)
    running.site.edit(f"content/{ALFA}", "Alfa ze złotem", "Cudza zmiana")
    edits = [{"path": ["title"], "value": "Moja zmiana"}]
    status, answer = running.send("save", {"path": ALFA, "digest": opened["digest"], "edits": edits})
    assert (status, answer["theirs"]["values"]["title"]) == (409, "Cudza zmiana")
    assert "Cudza zmiana" in running.read(ALFA)
    again = running.ask("save", path=ALFA, digest=answer["theirs"]["digest"], edits=edits)
    assert again["values"]["title"] == "Moja zmiana"


def test_a_value_that_is_not_valid_is_saved_as_typed_and_its_problem_is_at_its_field(running: Desk):
    opened = running.ask("document", path=ALFA)
    edits = [{"path": ["certificates", 0, "level"], "value": "zlto"}, {"path": ["date"], "value": "wkrótce"}]
    saved = running.ask("save", path=ALFA, digest=opened["digest"], edits=edits)
    by_path = {tuple(problem["path"] or ()): problem for problem in saved["problems"]}
    assert by_path[("date",)]["code"] == "value-not-date"
    assert by_path[("date",)]["severity"] == "error"
    assert "date: wkrótce" in running.read(ALFA)


def test_a_problem_with_a_known_fix_is_fixed_by_one_request(running: Desk):
    opened = running.ask("document", path=ALFA)
    edits = [{"path": ["certificates", 0, "level"], "value": "zlotto"}]
    saved = running.ask("save", path=ALFA, digest=opened["digest"], edits=edits)
    (problem,) = [each for each in saved["problems"] if each["is_fixable"]]
    assert problem["path"] == ["certificates", 0, "level"]
    wanted = {key: problem[key] for key in ("code", "line", "column")}
    fixed = running.ask("fix", path=ALFA, digest=saved["digest"], **wanted)
    assert fixed["values"]["certificates"][0]["level"] == "zloto"
    assert all(each["severity"] == "hint" for each in fixed["problems"])


def test_a_problem_in_the_text_names_the_line_of_the_text_and_is_fixed_there(running: Desk):
    opened = running.ask("document", path=ALFA)
    body = "Pierwszy wiersz.\n\nZobacz [Alfę](../organisations/alfaa.md)."
    saved = running.ask("save", path=ALFA, digest=opened["digest"], body=body)
    (found,) = [each for each in saved["problems"] if each["code"] == "link-missing"]
    assert (found["path"], found["line"], found["is_fixable"]) == (None, 3, True)
    wanted = {key: found[key] for key in ("code", "line", "column")}
    fixed = running.ask("fix", path=ALFA, digest=saved["digest"], **wanted)
    assert fixed["body"].endswith("[Alfę](../organisations/alfa.md).")


def test_a_field_that_is_missing_is_named_as_the_form_names_it(running: Desk):
    opened = running.ask("document", path=ALFA)
    edits = [{"path": ["image"], "value": {"src": "/media/gala.svg"}}]
    saved = running.ask("save", path=ALFA, digest=opened["digest"], edits=edits)
    (found,) = [each for each in saved["problems"] if each["code"] == "key-missing"]
    assert (found["path"], found["fix"]) == (["image", "alt"], "Uzupełnij to pole.")
    assert found["what"] == "Brakuje danych w polu „Opis dla osób, które go nie widzą”."


def test_a_document_that_is_not_yaml_is_shown_as_text_and_saved_as_text(running: Desk):
    running.site.write("content/news/zla.md", "---\ntitle: [Zła\n---\nTekst.\n")
    running.preview.eventually("/", "", is_there=True)
    opened = running.ask("document", path="news/zla.md")
    assert (opened["is_readable"], opened["text"]) == (False, "---\ntitle: [Zła\n---\nTekst.\n")
    saved = running.ask("save", path="news/zla.md", digest=opened["digest"], text="---\ntitle: Dobra\n---\nTekst.\n")
    assert (saved["is_readable"], saved["values"]) == (True, {"title": "Dobra"})


def test_a_new_certificate_is_written_in_the_order_of_the_model(running: Desk):
    """Forms show the id last, as it is proposed from the rest."""
    opened = running.ask("document", path=ALFA)
    new = {"scheme": "znak", "level": "srebro", "organisation": "alfa", "id": "alfa-srebro"}
    edits = [{"path": ["certificates"], "value": [*opened["values"]["certificates"], new]}]
    running.ask("save", path=ALFA, digest=opened["digest"], edits=edits)
    assert "  - id: alfa-srebro\n    organisation: alfa\n    scheme: znak\n    level: srebro\n" in running.read(ALFA)


def test_a_new_document_is_named_after_its_title_and_a_day_that_was_stated(running: Desk):
    first = running.ask("create", kind="news", values={"title": "Żółć i wiśnie", "date": "1.02.2024"}, body="Tekst.")
    assert first["path"] == "news/2024-02-01-zolc-i-wisnie.md"
    assert running.read(first["path"]) == "---\ntitle: Żółć i wiśnie\ndate: 2024-02-01\n---\n\nTekst.\n"
    second = running.ask("create", kind="news", values={"title": "Żółć i wiśnie", "date": "2024"})
    assert second["path"] == "news/zolc-i-wisnie.md"
    third = running.ask("create", kind="organisations", values={"name": "Klaster Beta", "short_name": "KB"})
    assert third["path"] == "organisations/kb.md"
    assert any(each["value"] == "kb" for each in running.ask("choices")["organisations"])
    assert running.ask("create", kind="pages", values={"title": "Con"})["path"] == "pages/con-2.md"


@pytest.mark.parametrize(
    ("kind", "values", "named"),
    [
        ("news", {"title": "Nowa", "zmyślony": "x"}, "zmyślony"),
        ("pages", {"title": "Nowa", "certificates": [{"id": "a"}]}, "certificates"),
        ("news", {"title": {"pl": "Nowa"}}, "title.pl"),
        ("news", {"title": "Nowa", "certificates": [{"id": "a", "winner": "x"}]}, "certificates.winner"),
        ("schemes", {"name": {"pl": "Znak"}, "levels": [{"id": "a", "name": {"pl": "A"}, "x": "1"}]}, "levels.x"),
    ],
)
def test_a_new_document_has_no_key_that_its_kind_does_not_know(
    running: Desk, kind: str, values: dict[str, object], named: str
):
    before = tree_of(running.site.content)
    status, answer = running.send("create", {"kind": kind, "values": values})
    assert (status, named in answer["message"]) == (422, True), answer
    assert tree_of(running.site.content) == before


def test_a_save_adds_no_key_that_the_document_does_not_know(running: Desk):
    opened, before = running.ask("document", path=ALFA), running.read(ALFA)
    for path in (["zz"], ["certificates", 0, "winner"], ["title", "pl"]):
        edits = [{"path": path, "value": "x"}]
        status, answer = running.send("save", {"path": ALFA, "digest": opened["digest"], "edits": edits})
        assert (status, path[-1] in answer["message"]) == (422, True), answer
    assert running.read(ALFA) == before


@pytest.mark.parametrize(
    ("kind", "values", "needed"),
    [
        ("news", {}, "Tytuł"),
        ("news", {"title": "  ", "date": "2024"}, "Tytuł"),
        ("organisations", {"city": "Toruń"}, "Nazwa"),
    ],
)
def test_a_new_document_without_what_it_needs_is_not_written(
    running: Desk, kind: str, values: dict[str, str], needed: str
):
    before = tree_of(running.site.content)
    status, answer = running.send("create", {"kind": kind, "values": values, "body": ""})
    assert (status, needed in answer["message"]) == (422, True)
    assert tree_of(running.site.content) == before


def test_a_deleted_document_comes_back(running: Desk):
    opened, before = running.ask("document", path=ALFA), running.read(ALFA)
    running.ask("delete", path=ALFA, digest=opened["digest"])
    assert running.send("document", {"path": ALFA})[0] == 404
    (gone,) = running.ask("deleted")
    restored = running.ask("restore", path=gone["path"], id=gone["id"])
    assert (restored["digest"], running.read(ALFA)) == (opened["digest"], before)
    assert running.ask("deleted") == []


def test_each_save_keeps_the_version_before_it(running: Desk):
    opened, before = running.ask("document", path=ALFA), running.read(ALFA)
    running.ask("save", path=ALFA, digest=opened["digest"], body="Inny tekst.")
    (version,) = running.ask("versions", path=ALFA)
    assert running.ask("version", path=ALFA, id=version["id"]) == before
    assert running.ask("restore", path=ALFA, id=version["id"])["body"] == "Klaster Alfa ma **złoto**."


def test_organisations_to_choose_from_are_in_alphabetical_order(running: Desk):
    for name in ("Żuraw", "Łódzki Klaster", "Lubelski Klaster", "Zamość"):
        running.ask("create", kind="organisations", values={"name": name})
    shown = [each["label"] for each in running.ask("choices")["organisations"]]
    assert shown == ["Klaster Alfa", "Lubelski Klaster", "Łódzki Klaster", "Zamość", "Żuraw"]


def test_documents_are_searched_without_accents_and_filtered_by_state(running: Desk):
    running.ask("create", kind="news", values={"title": "Szkic o Łodzi", "draft": "true"})
    found = running.ask("documents", kind="news", search="lodzi szkic")
    assert [row["title"] for row in found["rows"]] == ["Szkic o Łodzi"]
    assert running.ask("documents", kind="news", state="draft")["total"] == 1
    assert running.ask("documents", kind="news", state="unconfirmed")["total"] == 1
    assert running.ask("documents")["kinds"] == {"news": 2, "organisations": 1, "schemes": 1}


@pytest.mark.parametrize(
    ("kind", "key", "text", "sentence"),
    [
        ("partial", "valid_until", "31.12.2023", "Ważny do 31 grudnia 2023; dziś: wygasł."),
        ("partial", "valid_until", "grudzień 2099", "Ważny do grudnia 2099; dziś: obowiązuje."),
        ("partial", "valid_until", "bezterminowo", "Bezterminowo."),
        ("partial", "expires", "31.12.2099", "Aktualność będzie widoczna do 31 grudnia 2099 włącznie."),
        ("partial", "expires", "grudzień 2023", "Aktualność była widoczna do 31 grudnia 2023 włącznie."),
        ("partial", "awarded", "31 grudnia 2024", "Odczytano: 31 grudnia 2024."),
        ("partial", "valid_until", "2024-02-30", "Tej daty jeszcze nie da się odczytać."),
        ("partial", "awarded", "31 kwietnia 2024", "Tej daty jeszcze nie da się odczytać."),
        ("moment", "publish_at", "31.09.2026 10:00", "Tej daty jeszcze nie da się odczytać."),
        ("partial", "awarded", "wkrótce", "Tej daty jeszcze nie da się odczytać."),
        ("moment", "publish_at", "1.12.2026 10:00", "Odczytano: 1 grudnia 2026, 10:00."),
        ("term", "term", "2 lata", "Odczytano: 2 lata."),
        ("partial", "date", "", ""),
    ],
)
def test_a_date_is_read_as_somebody_types_it(running: Desk, kind: str, key: str, text: str, sentence: str):
    assert running.ask("reading", kind=kind, key=key, text=text)["sentence"] == sentence


def test_a_form_begins_with_what_is_stated_most_and_proposed_values_come_last():
    fields = {each.key: each for each in form_fields(Announcement, "pl")}
    assert list(fields)[:4] == ["title", "image", "certificates", "date"]
    picture = {each.key: each for each in fields["image"].fields}
    assert [each for each in picture if picture[each].section == "main"] == ["src", "alt"]
    assert not any(each.is_required for each in picture.values())
    assert fields["translation_of"].kind is FieldKind.TEXT
    certificate = fields["certificates"].item
    assert certificate is not None
    shown = [each.key for each in certificate.fields if each.section == "main"]
    assert (shown[:3], shown[-1]) == (["organisation", "scheme", "level"], "id")
    levels = next(each.item for each in form_fields(Scheme, "pl") if each.key == "levels")
    assert levels is not None
    assert [each.key for each in levels.fields] == ["name", "metal", "tagline", "rank", "id"]
    assert dict(levels.fields[1].choices) == {"gold": "złoto", "silver": "srebro", "bronze": "brąz", "none": "brak"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X_Laur_Key": ""}, 403),
        ({"X_Laur_Key": KEY[:-1]}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Host": "evil.example"}, 403),
    ],
)
def test_nothing_is_written_or_shown_without_the_key_or_from_elsewhere(
    running: Desk, headers: dict[str, str], status: int
):
    before = running.read(ALFA)
    for name in ("document", "documents", "start", "choices", "save", "create", "delete", "deleted"):
        assert running.send(name, {"path": ALFA, "digest": "", "kind": "news", "values": {}}, **headers)[0] == status
    assert running.read(ALFA) == before


@pytest.mark.parametrize("name", ["save", "document", "create", "reading"])
@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"path": 3}', b"\xff", b'{"path":"../../etc/passwd","digest":""}']
)
def test_a_request_that_makes_no_sense_is_refused_with_a_sentence(running: Desk, name: str, body: bytes):
    status, answer = running.send(name, body)
    assert status in {400, 404, 422}
    assert answer["message"].endswith(".")


def test_the_page_and_its_assets_hold_nothing_of_the_site_and_are_under_a_strict_policy(running: Desk):
    answer, page = running.preview.ask("/-laur/desk/")
    assert "Klaster" not in page.decode()
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for asset in re.findall(r'"(/-laur/desk/[^"?]+)"', page.decode()):
        assert running.preview.ask(asset)[0].status == 200
    assert running.preview.ask("/-laur/desk/../server.py")[0].status == 404


def test_every_word_of_the_program_exists_and_none_is_left_over():
    source = "".join(file.read_text(encoding="utf-8") for file in sorted(ASSETS.glob("*.js")))
    used = set(re.findall(r"\bwords\.([a-z]\w*)", source)) | set(re.findall(r'\bwords\["([\w.-]+?)"\]', source))
    used |= set(re.findall(r'\b(?:labelled|part|chooser|task)\("([\w.-]*\w)"', source))
    used |= {f"{name}-hint" for name in re.findall(r'\btask\("([\w-]+)"', source)}
    prefixes = tuple(re.findall(r'\b(?:words\[|part\()"([\w-]+\.)" \+', source))
    known = {key for key in texts("desk", "pl") if key not in used and not key.startswith(prefixes)}
    python = "".join(
        file.read_text(encoding="utf-8")
        for file in sorted((ROOT / "laur").rglob("*.py"))
        if "messages" not in file.parts
    )
    assert used <= set(texts("desk", "pl"))
    named = source + python
    of_python = tuple(re.findall(r'\[f"([\w-]+\.)\{', python))
    assert {key for key in known if f'"{key}"' not in named and not key.startswith(of_python)} == set()


def test_the_program_is_light(running: Desk):
    sent = [running.preview.ask(f"/-laur/desk/{file.name}")[1] for file in ASSETS.glob("*.js")]
    assert all(sent)
    assert sum(map(len, sent)) <= 60_000


def test_no_text_of_the_program_goes_over_several_lines_and_no_comment_stands_behind_code():
    """Indentation and most line breaks are not sent."""
    for file in ASSETS.glob("*.js"):
        for line in file.read_text(encoding="utf-8").splitlines():
            code = re.sub(r"/(?:\\.|\[(?:\\.|[^\]])*\]|[^/\n])+/|\"(?:\\.|[^\"])*\"", "", line)
            assert code.count("`") % 2 == 0, (file.name, line)
            assert "//" not in code or code.lstrip().startswith("//"), (file.name, line)


def test_each_page_of_the_preview_leads_to_the_form_of_its_document(running: Desk):
    for path in (ALFA, "organisations/alfa.md", "schemes/znak.md"):
        page = running.preview.get(running.ask("document", path=path)["url"])
        assert f'data-edit="/-laur/desk/#{path.replace("/", "%2F")}" data-edit-label="Edytuj"' in page
    assert "data-edit=" not in running.preview.get("/")
