"""The comments below an announcement that editors approved, answers below the comments that they answer."""

from collections.abc import Iterator, Mapping

from laur.catalog.comments import answered
from laur.model import AnnouncementDocument, CommentDocument
from laur.pages.context import PageContext
from laur.views import CommentView, Ref

DEEPEST = 3
"""Answers are indented up to this depth; deeper ones are listed below each other."""

Answers = Mapping[str | None, list[CommentDocument]]
"""The comments that answer each comment, by its id; those that answer none under None."""


def comment_views(context: PageContext, document: AnnouncementDocument) -> tuple[CommentView, ...]:
    """The comments that answer no other, each with its answers; the oldest first."""
    every = context.catalog.comments.get(document.path, ())
    siblings = {comment.id: comment for comment in every}
    answers: dict[str | None, list[CommentDocument]] = {}
    to: dict[str, Ref] = {}
    for comment in every:
        first = answered(comment, siblings)
        answers.setdefault(first.id if first else None, []).append(comment)
        if first is not None:
            to[comment.id] = Ref(title=first.meta.author, url=f"#{anchor(first)}")
    return tuple(_view(context, comment, answers, to, 1) for comment in answers.get(None, ()))


def anchor(comment: CommentDocument) -> str:
    """The id of a comment's element; its underscore keeps it apart from the ids of headings."""
    return f"comment_{comment.id}"


def _view(
    context: PageContext, comment: CommentDocument, answers: Answers, to: Mapping[str, Ref], depth: int
) -> CommentView:
    if depth == DEEPEST:
        nested = tuple(_one(context, one, to) for one in _descendants(comment, answers))
    else:
        nested = tuple(_view(context, one, answers, to, depth + 1) for one in answers.get(comment.id, ()))
    return _one(context, comment, to, nested)


def _descendants(comment: CommentDocument, answers: Answers) -> Iterator[CommentDocument]:
    """All answers, and answers to them, each after the comment that it answers."""
    waiting = list(reversed(answers.get(comment.id, [])))
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(answers.get(one.id, []))


def _one(
    context: PageContext, comment: CommentDocument, to: Mapping[str, Ref], nested: tuple[CommentView, ...] = ()
) -> CommentView:
    return CommentView(
        anchor=anchor(comment),
        author=comment.meta.author,
        url=comment.meta.url,
        date=comment.meta.date,
        lang=comment.lang,
        body=context.body(comment),
        answered=to.get(comment.id),
        answers=nested,
    )
