"""The operating system: processes, Ctrl-C, and new files that are whole or not there."""
