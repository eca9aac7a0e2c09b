"""Unforeseen tests: the list of a site's morning (``listing``), what pages show of a day (``shown``)."""
