"""Forms of leave, absence, change of place, second place and tests elsewhere: HTTP input to clean values."""
