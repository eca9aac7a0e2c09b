"""Commands for trying out and measuring, never needed by an office."""
