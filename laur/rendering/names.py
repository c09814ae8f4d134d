"""The names of the pages that no layout makes, apart from their writers, which are loaded only to write."""

WRITTEN = frozenset(
    {
        "feed.json",
        "build.json",
        "certificate.json",
        "register.csv",
        "datapackage.json",
        "register.json",
        "register.schema.json",
        "register.ics",
        "changes.json",
        "theme.css",
        "config.yml",
    }
)
