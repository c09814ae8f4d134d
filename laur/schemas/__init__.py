"""The front matter described for the tools in which editors write: as JSON Schema, and as forms of a browser editor.

Both are made from one description, and that from the model (`laur.model`) and the meanings of its keys (`laur.keys`),
so that neither can ask for anything else than the reader takes. Nothing here knows files or pages.
"""
