"""`site.yaml`."""

import pytest

from laur.frontmatter import read_site
from laur.model import Place
from tests.frontmatter.reporting import reported, said

FULL = """\
title: {pl: Klastry, en: Clusters}
description: Aktualności klastrów
base_url: https://example.org/klastry/
languages: [pl, en]
time_zone: Europe/Warsaw
publisher: {name: Związek, email: biuro@example.org}
navigation:
  - {title: {pl: Kontakt, en: Contact}, to: /kontakt/}
paths:
  en: {news: news, undated: undated}
page_size: 10
"""


def test_a_site_is_read_whole():
    site, places, problems = read_site("site.yaml", FULL.encode())
    assert problems == ()
    assert site is not None
    assert (site.title, site.lang, site.page_size) == ({"pl": "Klastry", "en": "Clusters"}, "pl", 10)
    assert site.navigation[0].title["en"] == "Contact"
    assert site.paths["en"].news == "news"
    assert places.at("paths.en.news") == Place(10, 14)


@pytest.mark.parametrize(
    "text", ["title: a\n", "---\ntitle: a\n", "---\ntitle: a\n---\n", "title: a\n...\n", "# a\n\ntitle: a"]
)
def test_a_title_is_enough(text):
    site, _, problems = read_site("site.yaml", text.encode())
    assert problems == ()
    assert site is not None
    assert (site.title, site.languages, site.time_zone) == ({"": "a"}, ("pl",), "Europe/Warsaw")


BAD = [
    ("titel: a", "1:1 key-unknown", "“titel” is not a key of site.yaml. Did you mean “title”?"),
    ("base_url: x", "1:1 key-missing", "“title” is missing; it is required in site.yaml. Add “title: …”."),
    ("", "1:1 file-empty", "This file is empty."),
    ("# nic", "1:1 key-missing", "“title” is missing; it is required in site.yaml."),
    ("- a", "1:1 front-matter-not-mapping", "Write one “key: value” per line"),
    ("title: a: b", "1:9 yaml-colon", "A value that contains a colon and a space"),
    (
        "title: a\ntime_zone: Warszawa",
        "2:12 time-zone-unknown",
        "There is no time zone called “Warszawa”. Did you mean Europe/Warsaw?",
    ),
    (
        "title: a\ntime_zone: Warsaw",
        "2:12 time-zone-unknown",
        "There is no time zone called “Warsaw”. Did you mean Europe/Warsaw?",
    ),
    ("title: a\ntime_zone: Europe/Warszaw", "2:12 time-zone-unknown", "Did you mean Europe/Warsaw?"),
    ("title: a\ntime_zone: Europe", "2:12 time-zone-unknown", "There is no time zone called “Europe”."),
    ("title: a\ntime_zone: ../../etc/passwd", "2:12 time-zone-unknown", "no time zone called “../../etc/passwd”."),
    ("title: a\ntime_zone: CET+1", "2:12 time-zone-unknown", "no time zone called “CET+1”."),
    ("title: a\nlanguages: pl", "2:12 value-not-list", "Write [pl], or one “- …” per line."),
    ("title: a\nlanguages: []", "2:1 value-empty", "“languages” is empty."),
    ("title: a\nlanguages: [PL]", "2:13 value-not-lang", "Did you mean pl?"),
    ("title: {de: a}", "1:13 language-not-on-site", "The site has no language “de”. Use one of: pl;"),
    ("title: a\npaths: {en: {news: x}}", "2:9 language-not-on-site", "The site has no language “en”."),
    ("title: a\nnavigation: [{title: {en: b}, to: /}]", "2:27 language-not-on-site", "The site has no language “en”."),
    ("title: a\nnavigation: [{title: b, to: kontakt}]", "2:29 value-not-site-path", "Did you mean /kontakt/?"),
    ("title: a\npaths: {pl: {news: Aktualności}}", "2:20 value-not-slug", "Write “aktualnosci”."),
    ("title: a\npage_size: 0", "2:12 value-too-small", "“page_size” is 0, but must be at least 1. Write 1 or more."),
    ("title: a\npage_size: 5000", "2:12 value-too-large", "“page_size” is 5000, but must be at most 1000. Write 1000"),
    ("title: a\npage_size: 1" + "0" * 5000, "2:12 value-not-number", "Write digits only"),
    ("title: a\npublisher: {name: b, email: biuro}", "2:29 value-not-email", "Write it like this: name@example.org."),
    ("title: a\npublisher: {name: b, email: 'mailto:a@b.pl'}", "2:29 value-not-email", "Did you mean a@b.pl?"),
    ("title: a\nbase_url: example.org", "2:11 value-not-url", "Did you mean https://example.org?"),
    ("title: a\n---\ntitle: b", "2:1 front-matter-several", "A second block of front matter starts here."),
]


@pytest.mark.parametrize(("text", "place_and_code", "sentence"), BAD, ids=[text[:50] for text, _, _ in BAD])
def test_a_mistake_is_reported_at_its_place(text, place_and_code, sentence):
    _, _, problems = read_site("site.yaml", text.encode())
    assert place_and_code in reported(problems)
    assert any(sentence in said(each) for each in problems)


@pytest.mark.parametrize(
    "text", ["", "titel: a", "title: a\nlanguages: []", "title: a\nlanguages: [x y]", "- a", "title: [a]"]
)
def test_without_a_valid_required_key_there_is_no_site(text):
    site, _, problems = read_site("site.yaml", text.encode())
    assert site is None
    assert problems


# ---------------------------------------------------------------------------------------------- targets of publish


def test_a_target_has_the_keys_of_its_kind():
    targets = "  web: {kind: sftp, host: ssh.a.example, user: anna, path: www}\n  copy: {kind: folder, path: /srv/a}\n"
    text = f"title: A\npublish:\n{targets}"
    site, _, problems = read_site("site.yaml", text.encode())
    assert problems == ()
    assert site is not None
    assert [*site.publish] == ["web", "copy"]
    assert site.publish["web"].host == "ssh.a.example"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("{kind: sftp, user: anna}", "publish-key-missing"),
        ("{kind: folder, path: /srv/a, branch: pages}", "publish-key-needless"),
        ("{kind: s3, bucket: a, switch: true}", "publish-key-needless"),
        ("{kind: git, repository: 'https://secret@a.example/b.git'}", "publish-password"),
        ("{kind: git, repository: 'ssh://git:secret@a.example/b.git'}", "publish-password"),
        ("{kind: s3, bucket: a, compress: [gzip, brotli]}", "publish-compression"),
        ("{kind: folder, path: /srv/a, password: secret}", "publish-password"),
        ("{kind: folder, path: /srv/a, Hasło: secret}", "publish-password"),
        ("{kind: folder, path: /srv/a, passage: a}", "key-unknown"),
        ("{kind: pigeon, path: /srv/a}", "value-not-choice"),
        ("{kind: sftp, host: a.example, user: anna, host_key: nThbg6kX}", "value-pattern"),
    ],
)
def test_a_target_that_cannot_work_is_reported_on_its_line(target: str, code: str):
    problems = read_site("site.yaml", f"title: A\npublish:\n  web: {target}\n".encode())[2]
    assert [(found.code, found.place.line) for found in problems] == [(code, 3)]


def test_the_user_of_a_repository_over_ssh_is_not_a_password():
    for repository in ("git@a.example:b.git", "ssh://git@a.example/b.git", "https://a.example/b.git", "/srv/b.git"):
        text = f"title: A\npublish:\n  web: {{kind: git, repository: '{repository}'}}\n"
        assert read_site("site.yaml", text.encode())[2] == ()


def test_the_name_of_a_target_is_a_word_that_a_command_line_can_have():
    problems = read_site("site.yaml", b"title: A\npublish:\n  Strona Testowa: {kind: folder, path: /srv/a}\n")[2]
    assert [(found.code, found.values["nearest"]) for found in problems] == [("value-not-slug", "strona-testowa")]


def test_a_fingerprint_without_its_algorithm_is_completed():
    key = "nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8"
    text = f"title: A\npublish:\n  web: {{kind: sftp, host: a.example, user: b, host_key: {key}}}\n"
    problems = read_site("site.yaml", text.encode())[2]
    assert [found.values["nearest"] for found in problems] == [f"SHA256:{key}"]
