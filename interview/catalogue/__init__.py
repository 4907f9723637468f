"""A person's own table of Announcement entries: read, kept, looked up. Nothing of it is official data."""
