"""Pack files in, vocabulary out: a strict reader, and checks over a whole pack."""
