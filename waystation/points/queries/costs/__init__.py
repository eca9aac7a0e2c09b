"""What schemes cost and would cost."""
