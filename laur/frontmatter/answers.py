"""Answers to the questions of ``new``, read by the same rules as front matter."""

from collections.abc import Mapping, Sequence

from laur.frontmatter import nodes
from laur.frontmatter.convert import Converted, convert
from laur.model import Entry, Place
from laur.problems import Problem

Answer = str | Sequence["Answer"] | Mapping[str, "Answer"]
"""A value as it was typed: a text, or texts in lists and groups."""

_NOWHERE = Place()


def read_answers(path: str, kind: type[Entry], answers: Mapping[str, Answer]) -> Converted:
    """The answers, by key, as a value of the model, with their problems; `path` is the file that they are for."""
    return convert(path, _node(answers), kind, _NOWHERE, frozenset())


def faults_of(path: str, kind: type[Entry], key: str, answer: Answer) -> tuple[Problem, ...]:
    """The problems of the answer for one key, without regard to the other keys."""
    required = frozenset(kind.__struct_encode_fields__) - {key}
    return convert(path, _node({key: answer}), kind, _NOWHERE, required).problems


def _node(answer: Answer) -> nodes.YamlNode:
    if isinstance(answer, str):
        return nodes.Scalar(answer, _NOWHERE, max(1, len(answer)), is_plain=False)
    if isinstance(answer, Mapping):
        entries = ((nodes.Scalar(key, _NOWHERE, len(key), is_plain=True), _node(each)) for key, each in answer.items())
        return nodes.Mapping(tuple(entries), _NOWHERE)
    return nodes.Sequence(tuple(_node(each) for each in answer), _NOWHERE)
