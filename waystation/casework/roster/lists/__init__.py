"""Smaller lists that offices send each other."""
