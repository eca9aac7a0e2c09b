"""What can be done with sessions, attendance, certificates and months of work; one file per subject."""
