"""Points: the ledger, schemes, the shop, merchants, the portal."""
