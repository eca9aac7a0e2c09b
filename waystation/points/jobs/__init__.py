"""What points do by themselves: many wallets in small transactions, safe to start again."""
