"""What the administrator's pages take in."""
