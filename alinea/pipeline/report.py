"""What a build reports of itself."""

from dataclasses import asdict, dataclass, field

from ontology.model import Problem, Reading


@dataclass(slots=True)
class BuildReport:
    """What a build did, as ``alinea build --json`` prints it.

    ``across`` are the links that only the other documents of the build made possible, ``unresolved`` the acts and
    provisions that are named and that nothing known is. ``treatments`` names every page whose text is more than its
    text layer: how it came to be, how sure that is.
    """

    documents: int = 0
    provisions: int = 0
    mentions: int = 0
    links: int = 0
    across: int = 0
    unresolved: int = 0
    triples: int = 0
    passages: int = 0
    problems: list[Problem] = field(default_factory=list)
    treatments: list[dict[str, object]] = field(default_factory=list)
    seconds: float = 0.0
    snapshot: str = ""

    def count(self, reading: Reading) -> None:
        """Add what one reading gave."""
        self.problems += reading.problems
        self.documents += reading.document is not None and not reading.is_copy
        self.provisions += len(reading.provisions)
        self.mentions += len(reading.mentions)
        self.links += len(reading.links)
        if reading.document is not None:
            done = (asdict(treatment) for treatment in reading.document.treatments)
            self.treatments += [{"file": reading.file, **each} for each in done]

    def as_dict(self) -> dict[str, object]:
        """The report for the wire; a problem's page is left out where it has none."""
        report = asdict(self)
        report["problems"] = [
            {name: value for name, value in problem.items() if value is not None} for problem in report["problems"]
        ]
        report["seconds"] = round(self.seconds, 2)
        return report
