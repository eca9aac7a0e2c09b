"""Measurements; ``python -m bench`` runs them. Nothing here is part of the program."""
