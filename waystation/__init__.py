"""Waystation (驿站): case management for community drug treatment and recovery."""

__version__ = "0.1.0"
