"""Packs in the one uniform shape that every engine runs: derived facts with ordered rules."""
