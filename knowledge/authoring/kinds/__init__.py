"""A module for each kind of entry: its fields, declared once, and how it becomes a dataclass of the vocabulary."""
