"""Templates, style sheet and fonts of the printed report."""
