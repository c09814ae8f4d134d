"""Comments: files beside their announcement, typed like every other document."""

from laur.frontmatter import read_document
from laur.model import Comment, CommentDocument, announcement_of
from laur.model.dates import parse_moment
from tests.sites import Site

TEXT = """\
---
author: Anna Próbna
date: 2024-03-01 12:30
url: https://example.org/anna
reply_to: 11
---
Gratulacje!
"""


def test_a_comment_belongs_to_the_announcement_of_its_folder():
    assert announcement_of("news/2024/gala.comments/12.md") == "news/2024/gala.md"
    for path in ("news/gala.md", "news/gala.comments/12.txt", "pages/gala.comments/12.md", "news/comments/1.md"):
        assert announcement_of(path) is None


def test_a_comment_has_an_author_a_date_and_the_comment_that_it_answers():
    document = read_document("news/gala.comments/12.md", TEXT.encode(), "pl").document
    assert isinstance(document, CommentDocument)
    assert (document.announcement, document.id) == ("news/gala.md", "12")
    moment = parse_moment("2024-03-01 12:30")
    assert document.meta == Comment(author="Anna Próbna", date=moment, url="https://example.org/anna", reply_to="11")


def test_a_comment_without_its_announcement_and_an_answer_to_nothing_are_reported(tmp_path):
    site = Site(tmp_path, "== content/news/gala.md\n---\ntitle: Gala\n---\nTekst.\n")
    site.write("content/news/gala.comments/11.md", "---\nauthor: Jan\n---\nTak.\n")
    site.write("content/news/gala.comments/12.md", TEXT).build()
    assert site.codes == []
    site.write("content/news/gale.comments/1.md", TEXT).build()
    assert site.codes == ["comment-astray", "reply-unknown"]
    assert site.problems[0].values == {"value": "news/gale.md", "nearest": "news/gala.md"}
