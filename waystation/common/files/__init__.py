"""Reading what people send as files: sizes and parts, with nothing trusted."""
