"""The conversation on a terminal or over a pipe: one loop, two drivers, views that are pure functions."""
