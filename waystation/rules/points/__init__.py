"""Points for taking part: what is earned (``schemes``), kept (``postings``) and spent. Pure: no clock."""
