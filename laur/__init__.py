"""Laur, a static news and certification site generator.

Editors write Markdown announcements with front matter; Laur renders news pages, tag indexes and a register of
certificates whose status is true on the day it is read. `docs/architecture.md` shows the rooms of this house.
"""

__version__ = "0.1.0"
