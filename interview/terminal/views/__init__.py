"""What is shown, as paragraphs: pure functions of what is to be said, in either language."""
