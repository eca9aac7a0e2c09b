"""Workbooks of the area tree and of accounts: how they look, how they are read, how they go out."""
