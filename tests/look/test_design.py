"""The design page shows every token and every part, and is there for developers only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import waystation.common
from waystation.common import design

STATIC = Path(waystation.common.__file__).parent / "static" / "common"


@pytest.mark.django_db
def test_it_is_not_there_unless_asked_for(client, settings):
    assert client.get("/design/").status_code == 200
    settings.SHOW_DESIGN = False
    assert client.get("/design/").status_code == 404


def test_every_token_has_its_swatch():
    swatches = set(re.findall(r"\.(?:colour|space)-([\w-]+) ", (STATIC / "design.css").read_text()))
    spaces = {name for name in design.tokens() if re.fullmatch(r"s\d", name)}
    assert swatches == {*design.colours(), *spaces}
    assert len(swatches) > 20


def test_every_colour_has_its_dark_value():
    dark = (STATIC / "house.css").read_text().partition("prefers-color-scheme: dark")[2].partition("}\n}")[0]
    assert set(design.colours()) - set(re.findall(r"--([\w-]+):", dark)) == set()
