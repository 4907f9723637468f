"""What changes between two versions of a pack: entry by entry, and situation by situation."""
