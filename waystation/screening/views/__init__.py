"""Pages about kits, stored samples, panels and declared medicines."""
