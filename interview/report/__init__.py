"""The report: an assessment becomes a document of chosen words, and that becomes HTML, PDF and plain text."""
