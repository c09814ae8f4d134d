"""Polish messages."""
