"""Pages of sessions, of the sheet, and of what somebody took part in; one file per subject."""
