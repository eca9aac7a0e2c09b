"""What an empty database begins with: the tables of a release, whole."""
