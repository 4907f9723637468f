"""HOW, WHY NOT and what each answer would do, in words and as data."""
