"""Answers that are known beforehand, from a file."""
