"""A pack as tables that people edit, and back again: rows that nobody changed come back byte for byte."""
