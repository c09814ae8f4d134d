"""The texts of the questions of `new` in one language, from `laur/i18n/messages/*/questions.py`."""

from msgspec import Struct

from laur.i18n.messages import texts
from laur.problems import Problem
from laur.problems.messages import message_for
from laur.scaffold.question import Fault


class QuestionText(Struct, frozen=True):
    """The texts of one question."""

    label: str
    meaning: str
    """One short line, which is also the help of the question's flag."""
    note: str = ""
    """What else to know when typing the answer: how to skip the question, or how to finish a list."""

    @property
    def hint(self) -> str:
        return f"{self.meaning} {self.note}".rstrip()


class QuestionTexts:
    """All texts in one language: Polish (``pl``), else English."""

    def __init__(self, lang: str) -> None:
        self._texts = texts("questions", lang)

    def of(self, kind: str, name: str) -> QuestionText:
        """The texts of a question; ``scheme.level`` before ``level`` for a scheme."""
        key = f"{kind}.{name}" if f"{kind}.{name}.label" in self._texts else name
        note = self._texts.get(f"{key}.note", "")
        return QuestionText(self._texts[f"{key}.label"], self._texts[f"{key}.meaning"], note)

    def heading(self, kind: str) -> str:
        return self._texts[f"heading.{kind}"]

    def choice(self, value: str) -> str | None:
        """What a choice means; None if it is a word of the model."""
        return self._texts.get(f"choice.{value}")

    def say(self, message: str, **values: object) -> str:
        return self._texts[message].format_map(values)


def fault_text(fault: Fault, lang: str) -> str:
    """What is wrong with an answer and how to fix it, on one line."""
    if isinstance(fault, Problem):
        message = message_for(fault, lang)
        return f"{message.what} {message.fix}"
    return QuestionTexts(lang).say(fault.message, **fault.values)
