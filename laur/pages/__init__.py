"""The page plan: which files the site has, and what each may show.

One module per kind of page, each with `pages(inputs)`, which yields its pages from the catalog. To add a kind of page,
add a module here, name it in `laur.pages.kinds`, and add a layout.
"""
