"""Tables: where the header is, which column means which field, which rows are people."""
