"""Between the portal's addresses and one action or one query each."""
