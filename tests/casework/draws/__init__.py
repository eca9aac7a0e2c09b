"""Unforeseen tests in the database."""
