"""Exit statuses, the same for every command."""

DONE = 0
PROBLEMS = 1
"""Problems in content."""
USAGE = 2
"""Wrong usage."""
OUTSIDE = 3
"""Something outside failed: a full disk, permissions, another build at work."""
SIGNALLED = 128
"""And the number of the signal that ended the program, as shells have it."""
INTERRUPTED = SIGNALLED + 2
"""Stopped with Ctrl+C."""
