"""What a build reports of itself."""

from dataclasses import asdict, dataclass, field

from ontology.corpus import Corpus
from ontology.model import Problem, Reading


@dataclass(slots=True)
class BuildReport:
    """What a build did, as ``alinea build --json`` prints it.

    ``acts``, ``facts`` and ``practices`` are those of the corpus; what follows is of the documents.
    ``across`` are the links that only the other documents of the build made possible, ``unresolved`` the acts and
    provisions that are named and that nothing known is. ``treatments`` names every page whose text is more than its
    text layer: how it came to be, how sure that is.
    """

    acts: int = 0
    facts: int = 0
    practices: int = 0
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

    def count_corpus(self, corpus: Corpus) -> None:
        """Add what the corpus holds."""
        self.acts += len(corpus.acts)
        self.facts += sum(len(act.provisions) for act in corpus.acts)
        self.practices += len(corpus.practices)

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
