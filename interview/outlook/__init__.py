"""Beyond the verdict: what would make it legal, what if, until when, which one, and what a buyer has proved."""
