"""The operating system: worker processes, signals (Ctrl-C), and new files that are never half written."""
