"""Forms of sessions, attendance, certificates and work; one file per subject."""
