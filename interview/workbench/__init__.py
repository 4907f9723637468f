"""What authors of packs see of their work: what differs, what follows from what, what is asked and why."""
