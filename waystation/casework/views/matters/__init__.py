"""Pages of matters: the list, one with its steps, objections, help, and what the client is shown."""
