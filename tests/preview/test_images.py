"""Images in the preview: as they will be published, made when a browser requests them, cached for the next build."""

import pytest

from tests.photographs import opened, photograph
from tests.preview.previews import Running, previewing
from tests.sites import SiteFactory

TREE = """
== content/news/a.md
---
title: A
date: 2024-05-02
image: {src: foto.jpg, alt: Zarząd}
---
![Znak](../media/znak.svg)
== content/media/znak.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><script>alert(1)</script></svg>
"""


@pytest.fixture
def preview(site: SiteFactory):
    with previewing(site(TREE).write("content/news/foto.jpg", photograph(700, 500))) as running:
        yield running


def test_a_size_is_made_when_it_is_requested_and_cached(preview: Running):
    page = preview.get("/aktualnosci/2024/05/a/")
    url = next(part.split(" ")[0] for part in page.split('"') if part.startswith("/media/news/foto-320."))
    cache = preview.site.folder / ".laur/pictures"
    assert not cache.exists(), "nothing is made before a browser requests it"
    answer, data = preview.ask(url)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/avif")
    assert opened(data).width == 320
    assert len(list(cache.iterdir())) == 1
    assert preview.ask(url)[1] == data
    assert preview.site.build().tree()[url.removeprefix("/")] == data


def test_originals_are_shown_as_they_will_be_published(preview: Running):
    _, original = preview.ask("/media/news/foto.jpg")
    assert b"Tajny" not in original
    _, drawing = preview.ask("/media/znak.svg")
    assert b"alert" not in drawing


def test_an_image_that_is_replaced_has_another_url(preview: Running):
    page = "/aktualnosci/2024/05/a/"
    before = preview.get(page)
    preview.site.write("content/news/foto.jpg", photograph(640, 640))
    after = preview.eventually(page, 'width="640" height="640"')
    assert before != after
