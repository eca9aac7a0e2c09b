"""A synthetic district of any size: invented people with years of history, the same for the same arguments.

``places`` invents the tree or reads one, ``staff`` founds it with its accounts; ``person`` says who somebody
is, ``lives`` what the law did, ``records`` what the office did; ``rows`` and ``history`` turn that into table
rows and ``writing`` streams them with COPY, in several ``processes``. What is due is computed by the rules as
everywhere, so a nightly pass right afterwards changes nothing. Points and other ledgers plug in at
``history``: one more method beside the meetings, and a line each in ``tables.columns``.
"""
