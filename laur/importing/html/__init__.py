"""HTML of other systems: tidied, and written as Markdown."""
