"""What a caller tells the map: the jurisdictions with their names, levels and values."""

import pytest

from search_api.drawing import Area

TOLD = {
    "AL": ("Albania", 1, "at least 20 %"),
    "BA-FBIH": ("Federation of Bosnia and Herzegovina", 3, "at least 10 %"),
    "BA-RS": ("Republika Srpska", 2, "at least 10 %"),
    "BA-BD": ("Brčko District", None, "nothing recorded"),
    "ME": ("Montenegro", 0, "at least 1 %"),
    "MK": ("North Macedonia", 4, "at least 20 %"),
    "RS": ("Serbia", 2, "at least 5 %"),
    "XK": ("Kosovo*", 3, "at least 15 %"),
}


@pytest.fixture
def areas() -> list[Area]:
    states = [
        Area(code=code, label=label, href=f"#{code}", level=level, value=value)
        for code, (label, level, value) in TOLD.items()
    ]
    return [*states, Area(code="BA", label="Bosnia and Herzegovina", href="#BA")]
