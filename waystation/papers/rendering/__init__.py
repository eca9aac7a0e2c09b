"""From facts to paper: faces and their gaps, typst, Word, joining. Libraries are imported when first
needed."""
