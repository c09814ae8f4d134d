"""What is within a line of text, as CommonMark reads it (CommonMark 0.31, 6).

`reader` replaces Python-Markdown's inline tree processor: it reads each text once, from left to right. The rules are
registered in `Markdown.inlinePatterns`; a rule is tried only where one of its characters stands.
"""
