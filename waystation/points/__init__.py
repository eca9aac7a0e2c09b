"""Points for taking part: ledger, schemes, shop, merchants (design §8, evidence §1)."""
