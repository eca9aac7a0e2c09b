"""Where points may be spent, and on what."""
