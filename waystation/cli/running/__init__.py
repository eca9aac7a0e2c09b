"""Commands that run the house: the demo, the server, the job worker, and what they stand on."""
