"""Reading rows often: query sets whose SQL is worked out once."""
