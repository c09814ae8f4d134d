"""Images: checks, copies without metadata, and smaller versions (AVIF, WebP, JPEG, PNG).

`inspect` reads format, size and colours; `metadata` and `svg` make the copies that are published; `renditions` resizes
and encodes, `cache` keeps the results; `svg_to_png` draws social cards. No other package decodes or encodes images.
Pillow is imported where it is used, so a build in which no image changed does not load it. Nothing here depends on
documents or pages.
"""
