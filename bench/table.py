"""One way to print measurements: what, how much, against what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measurement with its unit; ``ratio`` compares it with the line it names, measured in the same run."""

    name: str
    value: float
    unit: str
    ratio: str = ""


def show(title: str, figures: list[Figure]) -> None:
    print(f"\n{title}")
    for figure in figures:
        print(f"  {figure.name:<52}{figure.value:>10,.2f} {figure.unit:<12}{figure.ratio}")
