"""The team: who looks after whose files, and how heavy a caseload is."""
