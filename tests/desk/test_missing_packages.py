"""The desk where Laur was installed without the packages of the extra ``desk``."""

from base64 import b64encode
from pathlib import Path

import pytest

from tests.desk.desks import ALFA, TREE
from tests.desk.processes import desk_process
from tests.desk.test_pictures import heic
from tests.desk.test_writing import award, word
from tests.photographs import picture, saved
from tests.sites import ROOT, Site


def base64(data: bytes) -> str:
    return b64encode(data).decode()


def extra() -> tuple[str, ...]:
    """The modules of the packages of the extra."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [each.partition(">")[0] for each in project["optional-dependencies"]["desk"]]
    return tuple({"beautifulsoup4": "bs4", "pi-heif": "pi_heif"}.get(name, name) for name in names)


@pytest.mark.slow
def test_everything_else_works_and_what_needs_them_says_what_to_install(tmp_path: Path):
    site = Site(tmp_path, TREE)
    with desk_process(site, missing=extra()) as desk:
        status, opened = desk.send("document", path=ALFA)
        assert status == 200
        assert desk.send("save", path=ALFA, digest=opened["digest"], body="Nowy tekst.")[0] == 200
        assert desk.send("picture", name="a.png", data=base64(saved(picture(9, 9), "PNG")), path=ALFA)[0] == 200
        for call, values in (
            ("paste", {"html": "<p>Tekst</p>", "plain": "Tekst"}),
            ("word", {"name": "a.docx", "data": base64(word(award))}),
            ("picture", {"name": "a.heic", "data": base64(heic()), "path": ALFA}),
        ):
            status, answer = desk.send(call, **values)
            assert status == 422, answer
            assert 'pip install "laur[desk]"' in answer["message"], call
    assert sorted(file.name for file in (site.content / "news").iterdir()) == [
        "2024-01-10-alfa-a.png", "2024-01-10-alfa.md"
    ]  # fmt: skip
