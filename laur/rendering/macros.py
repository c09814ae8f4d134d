"""Keeps what the macros of imported layouts returned, for the next call with the same arguments.

A macro that is imported without its page's context is a function of its arguments and of what all pages of a language
share. So the symbols, the display menu, a mark, a date or a card is rendered once in a process, and not on each page.
"""

from collections.abc import Callable, Mapping, MutableMapping
from datetime import date
from enum import Enum
from types import FunctionType, NoneType

import msgspec
from jinja2 import Template, pass_eval_context
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup
from msgspec import Struct

from laur.rendering.layout_code import LayoutMacro

MAX_KEPT = 5000
"""The most results of one macro; then they are dropped, and kept from new."""
MAX_KEY = 4000
"""The longest arguments, encoded: a long table is not shown twice."""
TRIAL = 500
"""After so many calls it is decided whether keeping results is worth the time that it takes."""
WORTHWHILE = 0.1
"""The share of calls that found a result."""

_PLAIN = frozenset({str, Markup, int, bool, float, NoneType})
_ENCODE = msgspec.msgpack.Encoder().encode

_Arguments = tuple[object, ...]


class KeepingTemplate(Template):
    """A layout whose macros keep their results when it is imported without context."""

    def make_module(
        self,
        vars: MutableMapping[str, object] | None = None,  # noqa: A002 - the library's name
        shared: bool = False,
        locals: Mapping[str, object] | None = None,  # noqa: A002
    ) -> TemplateModule:
        """The module of a layout; with `vars` (an import with context) its macros are as they are."""
        module = super().make_module(None if vars is None else dict(vars), shared, locals)
        if vars is None and locals is None:
            macros = {name: KeepingMacro(made) for name, made in module.__dict__.items() if type(made) is LayoutMacro}
            module.__dict__.update(macros)
        return module


class KeepingMacro:
    """A macro that keeps its results; otherwise it behaves like the macro itself."""

    def __init__(self, macro: LayoutMacro) -> None:
        self._macro = macro
        self._kept: dict[_Arguments, str] = {}
        self._calls = self._found = 0
        self._is_worthwhile = True

    def __getattr__(self, name: str) -> object:
        return getattr(self._macro, name)

    @pass_eval_context
    def __call__(self, eval_context: EvalContext, *args: object, **kwargs: object) -> str:
        return self.called(eval_context, args, kwargs)

    def called(self, context: EvalContext, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
        """The result for these arguments, from an earlier call if there was one."""
        key = _key(context.autoescape, args, kwargs) if self._is_worthwhile else None
        if key is None:
            return self._macro.called(context, args, kwargs)
        self._calls += 1
        result = self._kept.get(key)
        if result is not None:
            self._found += 1
            return result
        result = self._macro.called(context, args, kwargs)
        if len(self._kept) >= MAX_KEPT:
            self._kept.clear()
        self._kept[key] = result
        if self._calls == TRIAL and self._found < WORTHWHILE * TRIAL:
            self._is_worthwhile = False
            self._kept.clear()
        return result


class LayoutContext(Context):
    """What a layout can use. It calls macros, and functions without decorators, without the library's detour."""

    def call(__self, __obj: Callable[..., object], /, *args: object, **kwargs: object) -> object:  # noqa: N805
        if type(__obj) is KeepingMacro or type(__obj) is LayoutMacro:
            return __obj.called(__self.eval_ctx, args, kwargs)
        if type(__obj) is FunctionType and not hasattr(__obj, "jinja_pass_arg"):
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


def _key(autoescape: object, args: tuple[object, ...], kwargs: Mapping[str, object]) -> _Arguments | None:
    """What identifies the arguments; None for those that cannot be compared, such as a ``caller``."""
    key: list[object] = [autoescape]
    for value in args:
        kind = type(value)
        if kind in _PLAIN:
            key += (kind, value)
        elif not _add(key, value):
            return None
    for name in sorted(kwargs):
        key.append(name)
        if not _add(key, kwargs[name]):
            return None
    return tuple(key)


def _add(key: list[object], value: object) -> bool:
    """Adds a value with its type, as equal values of two types may be shown differently (``1`` and ``true``)."""
    kind = type(value)
    if kind in _PLAIN or isinstance(value, date | Enum):
        key += (kind, value)
        return True
    if isinstance(value, tuple):
        key += (kind, len(value))
        return all(_add(key, item) for item in value)
    if not isinstance(value, Struct):
        return False
    encoded = _ENCODE(value)
    key += (kind, encoded)
    return len(encoded) <= MAX_KEY
