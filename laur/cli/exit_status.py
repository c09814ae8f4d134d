"""Exit statuses, the same for every command."""

DONE = 0
PROBLEMS = 1
"""Problems in content."""
USAGE = 2
"""Wrong usage."""
OUTSIDE = 3
"""Something outside of content failed: a full disk, permissions, another build that is running."""
SIGNALLED = 128
"""Plus the number of the signal that ended the program, as in shells."""
INTERRUPTED = SIGNALLED + 2
"""Stopped with Ctrl+C."""
