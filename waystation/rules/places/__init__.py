"""Where a person may be, and who answers for them there: leave, absence, move, two places, tests elsewhere.

Leave (请假) and absence that nobody reported are two things and never turn into each other by themselves: an
overdue return is a duty to ask, not an absence, and an absence counts only after a person has heard the
client and qualified it (DRR 19, 20; ``rules.breach``).
"""
