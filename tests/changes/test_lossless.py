"""Changes of several documents touch only the values that they name, in the documents of the reference site too."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laur.build import plan_site
from laur.catalog import Catalog
from laur.changes import ChangePlan
from laur.changes.certificates import record_event
from laur.changes.moving import move
from laur.changes.plan import Read
from laur.changes.tags import rename_tag
from laur.model import (
    AnnouncementDocument,
    Certificate,
    EventType,
    OrganisationDocument,
    PageDocument,
    SchemeDocument,
    certificates_of,
)
from laur.model.dates import PartialDate
from laur.pages.plan import SitePlan
from laur.source.library import Library
from laur.source.options import Options, Visibility
from tests.sites import DAY, ROOT

CONTENT = ROOT / "content"


def read(path: str) -> bytes | None:
    file = CONTENT / path
    return file.read_bytes() if file.is_file() else None


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[SitePlan, Catalog, Library]:
    """The reference site."""
    output = tmp_path_factory.mktemp("site")
    shown = Visibility(drafts=True, future=True)
    options = Options(content=CONTENT, layouts=ROOT / "layouts", output=output / "site", visibility=shown)
    site_plan = plan_site(options, lambda _zone: DAY)
    assert site_plan.catalog is not None
    assert site_plan.inputs.library is not None
    return site_plan, site_plan.catalog, site_plan.inputs.library


def after(plan: ChangePlan) -> Read:
    """The content folder once the changes are made."""
    files = {each.path: each.after for each in plan.files}
    return lambda path: files[path] if path in files else read(path)


def lines_changed(plan: ChangePlan) -> Iterator[tuple[str, list[bytes], list[bytes]]]:
    """For each file, also under another name: the lines that went, and those that came."""
    names = dict(plan.moved)
    by_path = {each.path: each for each in plan.files}
    for each in plan.files:
        if each.path in names.values():
            continue
        new = by_path[names[each.path]].after if each.path in names else each.after
        old, now = (each.before or b"").split(b"\n"), (new or b"").split(b"\n")
        gone: list[bytes] = []
        come: list[bytes] = []
        for step, first, last, new_first, new_last in SequenceMatcher(None, old, now, autojunk=False).get_opcodes():
            if step != "equal":
                gone += old[first:last]
                come += now[new_first:new_last]
        yield each.path, gone, come


def test_each_tag_of_the_reference_site_is_renamed_alone_and_renamed_back(real: tuple[SitePlan, Catalog, Library]):
    site_plan, catalog, library = real
    tags = {tag for each in library.documents if isinstance(each, AnnouncementDocument) for tag in each.meta.tags}
    assert tags
    for tag in sorted(tags):
        plan = rename_tag(site_plan, catalog, read, tag, "zupełnie nowy")
        for path, gone, come in lines_changed(plan):
            if path == "site.yaml":
                assert gone == []
                continue
            assert (len(gone), len(come)) == (1, 1), path
            assert gone[0].replace(tag.encode(), "zupełnie nowy".encode()) == come[0], path


@pytest.mark.parametrize("kind", [AnnouncementDocument, PageDocument, OrganisationDocument, SchemeDocument])
def test_each_document_of_the_reference_site_moves_and_only_references_change(
    real: tuple[SitePlan, Catalog, Library], kind: type
):
    site_plan, catalog, library = real
    documents = [each for each in library.documents if isinstance(each, kind)]
    assert documents
    for document in documents:
        folder = document.path.partition("/")[0]
        new = f"{folder}/zupelnie-nowa-nazwa.md"
        plan = move(site_plan, catalog, read, document.path, new)
        assert after(plan)(document.path) is None
        for path, gone, come in lines_changed(plan):
            if path in (document.path, "site.yaml"):
                continue
            assert len(gone) == len(come), path
            assert all(document.id.encode() in line for line in gone), path
            assert all(b"zupelnie-nowa-nazwa" in line for line in come), path
        back = dict(plan.reversed.moved)
        assert back == {new: document.path} | {b: a for a, b in plan.moved if a != document.path}


DAYS = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
REASONS = st.text(st.sampled_from("aż -:#'\"[]{},&*!|>%@`?0~„\t"), max_size=20).map(lambda text: " ".join(text.split()))


@given(data=st.data())
def test_an_event_of_any_certificate_adds_lines_and_takes_none(
    real: tuple[SitePlan, Catalog, Library], data: st.DataObject
):
    library = real[2]
    stated = [each for d in library.documents for each in certificates_of(d) if isinstance(each, Certificate)]
    certificate = data.draw(st.sampled_from(stated))
    event, day = data.draw(st.sampled_from(EventType)), data.draw(DAYS)
    plan = record_event(library, read, certificate.id, event, day, data.draw(REASONS))
    ((_, gone, come),) = lines_changed(plan)
    assert gone == []
    assert any(str(day).encode() in line for line in come)


def test_a_plan_reads_only_the_content_that_it_is_given(real: tuple[SitePlan, Catalog, Library], tmp_path: Path):
    site_plan, catalog, library = real
    empty = partial(dict[str, bytes]().get)
    tag = next(
        each.meta.tags[0] for each in library.documents if isinstance(each, AnnouncementDocument) and each.meta.tags
    )
    with pytest.raises(Exception, match="no-document"):
        rename_tag(site_plan, catalog, empty, tag, "inny")
