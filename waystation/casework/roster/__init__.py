"""Reading rosters (花名册): a street's workbook in, checked people and mendable problems out.

No Django and no database here: ``read.read_roster`` is a function of a file, a date and an area list.
Writing what was read into the case files is another module's task.
"""
