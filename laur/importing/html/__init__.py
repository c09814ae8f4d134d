"""HTML of other systems, simplified and converted to Markdown."""
