"""Pages of templates and numbers, and the page behind the code on a paper."""
