"""How the house works: accounts, files, imports, privacy, teams."""
