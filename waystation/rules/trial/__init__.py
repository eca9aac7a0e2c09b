"""Try the rules on made-up facts: JSON in; states, deadlines, duties, counters and lawful steps out.

Nothing here decides anything of its own: the facts are read strictly (``reading``, ``given``, ``records``),
handed to the same rules that the pages use, and what these say is written down (``result``). No database, no
Django, no clock. Both formats are described in ``docs/try.md``.
"""
