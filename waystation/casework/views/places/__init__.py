"""Pages of leave, absence, change of place, second place and tests elsewhere."""
