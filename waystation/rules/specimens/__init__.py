"""Drug tests beyond the result: the sample and who held it, what a panel can show, objections, kits.

A result is worth what its sample, its panel and its chain of custody are worth. The rules of taking samples
come from the test rules (《吸毒检测程序规定》) and the hair specification of 2018; see domain.md §1.9.
"""
