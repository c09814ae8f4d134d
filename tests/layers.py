"""The layers of the package, and the parts of it that may touch the outside world.

`tests/test_layers.py` enforces both; `python -m tests.guides` writes them as a table into `docs/architecture.md`.
"""

LAYERS: tuple[tuple[str, ...], ...] = (
    ("memo", "model", "system"),
    ("i18n", "views"),
    ("problems", "urls", "images", "markdown"),
    ("frontmatter", "register"),
    ("rendering", "editing"),
    ("source",),
    ("catalog", "cms"),
    ("pages",),
    ("checks", "search", "changes"),
    ("output",),
    ("build",),
    ("preview", "scaffold", "importing", "spreadsheets", "publish", "audit"),
    ("desk", "members"),
    ("cli",),
    ("__main__",),
)
"""The packages from the bottom up; each imports only from layers below its own, and nothing from its own layer."""

OUTSIDE: dict[str, str] = {
    "source.files": "reads content and layouts",
    "source.cache": "keeps the cache",
    "source.database": "opens the file of the cache, and puts a damaged one aside",
    "source.compiled": "keeps compiled layouts for all sites of a user",
    "source.preview_key": "reads the secret of previews, and writes a new one",
    "output.staging": "writes the site",
    "output.atomic": "exchanges the site for a new one",
    "system": "writes new files, starts processes, limits HTTP connections, defers Ctrl-C, exchanges folders, asks "
    "the system for its language and its errors",
    "images": "reads pictures and caches their smaller versions",
    "search.index": "caches the search index",
    "search.pagefind": "runs Pagefind",
    "search.inflection": "finds out whether Morfeusz is installed",
    "cli": "reads the clock, the environment and the terminal, and passes them down as arguments",
    "desk": "writes documents, keeps their versions and commits them",
    "preview": "serves pages, watches files and reloads browsers",
    "checks.external": "asks other servers whether links to them work",
    "publish": "sends the site to hosts, and asks servers whether it is online",
    "importing": "reads exports and feeds, writes documents",
    "audit.network": "reads a published site over HTTP",
    "spreadsheets": "reads and writes spreadsheets, writes documents",
    "members": "fetches the registers and feeds of members over HTTP, writes copies of them",
    "scaffold": "writes new documents and sites",
}
"""The only packages and modules that may use files, the clock, the environment, the network or randomness."""
