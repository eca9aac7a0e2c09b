"""Care: tests, contacts and everything recorded of them."""
