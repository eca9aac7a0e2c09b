"""Flows of care over several rooms: agreements, hand-over from isolation, looking for somebody."""
