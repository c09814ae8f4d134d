"""The geometry of charts: from what is known to bars and columns."""
