"""Draws the shipped templates of papers, typst and Word, from one description of each kind."""
