"""How things are said: sentences for rule codes, names of codes, dates and numbers."""
