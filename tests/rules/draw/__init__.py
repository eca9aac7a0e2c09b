"""The unpredictable part of the test plan."""
