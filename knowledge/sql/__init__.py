"""The rules as one SQL query, equal to every other engine row by row."""
