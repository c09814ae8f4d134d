"""Measurements of Laur: each module prints what it measured."""
