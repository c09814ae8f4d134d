"""Exit statuses, the same for every command."""

DONE = 0
PROBLEMS = 1
"""Problems in content."""
USAGE = 2
"""Wrong usage."""
OUTSIDE = 3
"""Something outside failed: a full disk, permissions, another build at work."""
INTERRUPTED = 130
"""Stopped with Ctrl+C (128 and the number of the signal, as shells have it)."""
ENDED = 143
"""Ended by the system with SIGTERM (a stopped service, a cancelled job)."""
