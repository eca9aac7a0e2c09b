"""Pages and saving under load, beside a bare Django page and raw SQL: ``waystation bench``."""
