"""URLs: permalinks, and the base path under which a site is hosted."""
