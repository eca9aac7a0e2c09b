"""Identity numbers, phones and names as people write them."""
