"""Papers of one file, and one kind of paper for many."""
