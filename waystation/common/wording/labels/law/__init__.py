"""Law: figures, orders, what is due, breach."""
