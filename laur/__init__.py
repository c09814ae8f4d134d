"""Laur, a static site generator for news and certificates.

Editors write Markdown announcements with front matter; Laur renders news pages, tag indexes and a register of
certificates whose status is true on the day on which it is read. `docs/architecture.md` describes the packages.
"""

__version__ = "0.2.0"
