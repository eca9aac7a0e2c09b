"""Reading matters: the list, one matter with its way, and the counters of DRR 20."""
