"""Two files become one, one file becomes two, and both can be taken back: the parts of it."""
