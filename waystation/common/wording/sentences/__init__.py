"""The sentences of the codes: one module per subject, in three shelves; ``messages`` puts them together."""
