"""Saved cases: the log of each session on disk, appended to, locked, never lost."""
