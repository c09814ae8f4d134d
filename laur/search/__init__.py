"""The search index: what Pagefind is given to read, in Polish with every form of every word, and what it makes of it.

Pagefind splits an index into small files, so that a reader's browser fetches only what a question needs. It is given
one small document a page, made for it alone. Nothing here knows catalogs or layouts.
"""
