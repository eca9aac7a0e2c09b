"""Rules of care around the measure: the hand-over from isolation, looking for somebody."""
