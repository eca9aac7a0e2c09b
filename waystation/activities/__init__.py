"""Sessions, courses, volunteering and who came: the facts that earn points."""
