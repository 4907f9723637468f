"""Tables of vehicles in, columns of conclusions and a summary out."""
