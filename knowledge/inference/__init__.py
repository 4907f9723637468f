"""One case: what follows from the answers, and why. The only importer of experta."""
