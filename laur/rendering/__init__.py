"""Rendering: a page's bytes from its view, its layout, the site frame and the wording. The entry is `renderer`.

Nothing here opens a file or depends on the catalog: layouts are passed in as compiled code, bodies as HTML by digest.
This module imports nothing, because deciding which pages to render must not load Jinja2.
"""
