"""URLs: permalinks, percent-encoding, and the base path under which a site is hosted."""
