"""The bodies that a page shows are found in its view, wherever they stand in it."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from laur.build import plan_site
from laur.source.options import Options
from laur.views import BodyView
from laur.views.bodies import body_digests
from tests.sites import DAY, ROOT
from tests.validators.demo import content


def everything_in(value: object) -> Iterator[object]:
    """A value and all that it holds, without a look at types."""
    yield value
    parts: tuple[object, ...] = ()
    if isinstance(value, Struct):
        parts = tuple(getattr(value, name) for name in value.__struct_fields__)
    elif isinstance(value, dict):
        parts = (*value.keys(), *value.values())
    elif isinstance(value, tuple | list):
        parts = tuple(value)
    for part in parts:
        yield from everything_in(part)


def test_every_body_of_every_page_is_found(tmp_path: Path):
    for path, text in content().items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    options = Options(content=tmp_path / "content", layouts=ROOT / "layouts", output=tmp_path / "site", day=DAY)
    site_plan = plan_site(options, lambda _zone: DAY)
    kinds = set()
    for page in site_plan.pages:
        view = page.view()
        found = sorted(body_digests(view))
        assert found == sorted(part.digest for part in everything_in(view) if isinstance(part, BodyView)), page.url
        kinds |= {page.kind} if found else set()
    assert {"announcement", "feed", "page", "organisation", "scheme"} <= kinds
