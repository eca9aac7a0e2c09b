"""The head's team: who is covered by whom, how heavy a caseload is, hand-overs, leavers."""
