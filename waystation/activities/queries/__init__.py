"""Reading sessions, attendance, certificates and months of work; one file per subject."""
