"""Points for taking part: what is earned, and how the ledger names it. Pure: no Django, no clock."""
