"""The Python code that Jinja2 makes of a layout, with shorter ways for what every page does thousands of times.

Three things differ from the library's own code, none in what they yield: text is escaped without a `Markup` for each
piece, as all pieces are joined at once; a macro is called without a search for decorated functions; and it fills in
its arguments faster (`LayoutMacro`). The library's classes handle everything unusual.
"""

import re

from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import Call, EvalContext, Expr, Template
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_IMPORT = f"from {__name__} import LayoutMacro, as_html"
_has_markup = re.compile("[&<>\"']").search


def as_html(value: object) -> str:
    """The text of a value in HTML, escaped unless it is HTML already."""
    if type(value) is Markup or (type(value) is str and not _has_markup(value)):
        return value
    return escape(value)


class LayoutCodeGenerator(CodeGenerator):
    """Writes the code of a layout."""

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802 - the library's names
        self.writeline(_IMPORT)
        super().visit_Template(node, frame)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Leaves out what only functions with a context take: layouts have none (`site_environment`)."""
        self.write("context.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("Layout")  # before the name of the library's own class
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("as_html(")


class LayoutMacro(Macro):
    """A macro of a layout."""

    def called(self, context: EvalContext, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
        """The result for these arguments, as ``__call__`` gives it."""
        missed = self._argument_count - len(args)
        if missed < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return self(context, *args, **kwargs)
        if missed or kwargs:
            filled = [kwargs.get(name, missing) for name in self.arguments[len(args) :]]
            if len(kwargs) != sum(value is not missing for value in filled):
                return self(context, *args, **kwargs)
            args = (*args, *filled)
        text = self._func(*args)
        return str.__new__(Markup, text) if context.autoescape else text
