"""Pieces of forms that every room shares."""
