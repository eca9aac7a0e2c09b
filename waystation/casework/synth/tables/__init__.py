"""How rows of the synthetic district become text for COPY."""
