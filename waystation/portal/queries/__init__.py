"""What pages of the portal show."""
