"""Rendering: how a page looks. A pure function of its view, its layout's closure, the site frame and the wording.

Nothing here opens a file or knows the catalog; layouts come in as texts, bodies as HTML by their digest. `renderer` is
the way in; this face is empty, because deciding what to render must not load what renders.
"""
