"""The names of the pages that no layout makes, apart from their writers, which are loaded only to write."""

WRITTEN = frozenset({"feed.json", "build.json"})
