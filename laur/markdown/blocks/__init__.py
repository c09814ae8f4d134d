"""Blocks as CommonMark reads them (CommonMark 0.31, 3 to 5), line by line.

`reader` replaces Python-Markdown's block parser; each kind of block is a class that knows where it begins, which lines
continue it, and its element. `laur.markdown.library` registers the kinds in order of precedence.
"""
