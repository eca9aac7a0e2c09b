"""Points: what earns, what it is worth, where it may be spent. Pure (evidence §1, design §8)."""
