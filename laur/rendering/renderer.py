"""Renders one page: its view with its layout, or with its writer."""

from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec import Struct

from laur.i18n.wording import Wording, WordingError
from laur.model import Place
from laur.problems import Origin, Problem, problem
from laur.rendering.wording import wording_problem
from laur.rendering.writers import WRITERS
from laur.views import Frame, View
from laur.views.output import DataFormat, Output, OutputKind

if TYPE_CHECKING:
    from jinja2 import Environment


_LAYOUT_ERRORS = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What the expressions of a layout can raise, besides Jinja2's own errors."""


class RenderingError(Exception):
    """A page could not be rendered; the problem is its only argument."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found)
        self.problem = found


class RenderInputs(Struct, frozen=True):
    """Everything that rendering needs besides views; plain values, so that they can be passed to another process."""

    layouts: Mapping[str, bytes]
    """Compiled, by name."""
    frames: Mapping[str, Frame]
    wording: Mapping[str, Wording]


class Renderer:
    """Renders the pages of a site; keeps the loaded layouts in memory."""

    def __init__(self, render_inputs: RenderInputs) -> None:
        self.render_inputs = render_inputs

    @cached_property
    def _environments(self) -> dict[str, "Environment"]:
        from laur.rendering.environment import site_environment

        inputs = self.render_inputs
        return {
            lang: site_environment(inputs.layouts, frame, inputs.wording[lang]) for lang, frame in inputs.frames.items()
        }

    def render(self, output: Output, view: View, lang: str, url: str, bodies: Mapping[str, str]) -> bytes:
        """The bytes of a page. `bodies` holds the HTML of every body in the view. Raises `RenderingError`."""
        if output.kind is OutputKind.DATA:
            return WRITERS[DataFormat(output.name)](view, self.render_inputs.frames[lang], bodies)
        layout = output.name
        from jinja2 import TemplateError, UndefinedError

        try:
            template = self._environments[lang].get_template(layout)
            text = template.render(view=view, page=getattr(view, "page", None), bodies=bodies, output=output)
            return _as_png(text) if output.kind is OutputKind.PNG else text.encode()
        except WordingError as error:
            path, place = _file(error, self._layouts) or layout, _place(error, self._layouts)
            found = wording_problem(error, path, place, lang)
            raise RenderingError(found) from error
        except UndefinedError as error:
            raise self._failed("layout-undefined", layout, url, error) from error
        except (TemplateError, *_LAYOUT_ERRORS) as error:
            raise self._failed("layout-failed", layout, url, error) from error

    @property
    def _layouts(self) -> Mapping[str, bytes]:
        return self.render_inputs.layouts

    def _failed(self, code: str, layout: str, url: str, error: Exception) -> RenderingError:
        """The error as a problem, at the innermost line of a layout in its traceback."""
        path = _file(error, self._layouts) or layout
        reason = f"{error}".rstrip(".") or type(error).__name__
        place = _place(error, self._layouts)
        return RenderingError(problem(code, path, place, origin=Origin.LAYOUTS, reason=reason, url=url))


def _as_png(svg: str) -> bytes:
    """The PNG of a page whose layout is an SVG."""
    from laur.images.svg_to_png import svg_to_png

    return svg_to_png(svg)


def _innermost(error: Exception, layouts: Mapping[str, bytes]) -> tuple[str, int] | None:
    """The last layout, and its line, in a traceback; Jinja2 maps the frames to layouts."""
    found = None
    step: TracebackType | None = error.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name in layouts:
            found = (name, step.tb_lineno)
        step = step.tb_next
    return found


def _file(error: Exception, layouts: Mapping[str, bytes]) -> str | None:
    found = _innermost(error, layouts)
    return found[0] if found else None


def _place(error: Exception, layouts: Mapping[str, bytes]) -> Place:
    found = _innermost(error, layouts)
    return Place(found[1], 1) if found else Place()
