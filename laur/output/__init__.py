"""The output folder: which pages are rendered and why, how files are written, and what a build reports."""
