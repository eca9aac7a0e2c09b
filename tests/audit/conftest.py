"""Each test of the record has a file of seals of its own."""

import pytest


@pytest.fixture(autouse=True)
def seals_file(settings, tmp_path):
    settings.SEALS_FILE = tmp_path / "seals.jsonl"
    return settings.SEALS_FILE
