"""Rendering: how a page looks. A pure function of its view, its layout's closure, the site frame and the wording.

Nothing here opens a file or knows the catalog; layouts come in as texts, bodies as HTML by their digest.
"""

from laur.rendering.closure import LayoutIndex, references
from laur.rendering.renderer import Renderer, RenderingError, Workshop
from laur.rendering.words import parse_wording
from laur.rendering.writers import WRITERS

__all__ = ["WRITERS", "LayoutIndex", "Renderer", "RenderingError", "Workshop", "parse_wording", "references"]
