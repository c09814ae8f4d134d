"""Markdown to `Body`: safe HTML and an outline.

`body.render_body` renders a text; `links` works on rendered bodies. Python-Markdown and nh3 are loaded when the first
text is rendered. In this package ``import markdown`` means Python-Markdown.
"""
