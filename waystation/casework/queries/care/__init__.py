"""Reading what is done for people, over several rooms."""
