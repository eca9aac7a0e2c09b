"""Partner shops: who they are, what was agreed, tills, cards, purchases, statements."""
