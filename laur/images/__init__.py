"""Pictures: what a file holds, its copy without a trace of its author, its smaller versions, and the cache of those.

The only room that decodes and encodes pictures. Pillow is imported where it is used: a build in which no picture
changed does not load it. Nothing here knows documents or pages.
"""
