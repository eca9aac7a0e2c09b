"""The pure room: law, schedules, obligations, roles. No Django, no database, no clock.

A lawyer can read it; a test can walk it. It imports the standard library and itself.
"""
