"""Markdown to `Body`: HTML that is safe to show, and an outline of what is in it.

`body.render_body` is the way in; `links` serves those who have a body already. The library behind it, and nh3, are
loaded when the first text is rendered. Within this package ``import markdown`` is Python-Markdown.
"""
