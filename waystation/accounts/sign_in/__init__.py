"""Signing in: the lock after wrong passwords, and the browsers somebody is signed in with."""
