"""Which question comes next, whether it is needed, and how many are left."""
