"""What this machine lacks, what that means for a person, and the command that brings it."""
