"""Answers that do not fit together: found, and told."""
