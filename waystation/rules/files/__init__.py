"""What a file holds besides the law: the help plan, and two files of one person."""
