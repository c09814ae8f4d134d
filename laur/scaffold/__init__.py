"""Writes what did not exist before: a starter site, a new document. Never over anything that stands there."""
