"""The knowledge base and its engines; knows no user, no screen and no file of answers."""
