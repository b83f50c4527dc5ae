"""``alinea check``: corpus files, SHACL shapes, integrity of the graph, and evidence against documents."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alinea.commands.shared import home_option, open_installation, print_json
from alinea.settings import Settings

if TYPE_CHECKING:
    from ingest.knowledge.proof import Proof
    from ontology.corpus import Corpus

Mistake = dict[str, object]


@click.command("check")
@click.option(
    "--source", "sources", multiple=True, type=click.Path(path_type=Path), help="Look evidence up here, too."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@home_option
def command(sources: tuple[Path, ...], as_json: bool, home: str | None) -> None:
    """Validate the corpus files and the current graph; exit 1 where anything is wrong.

    With --source, the words that the corpus has seen in acts are looked up again in the documents there.
    """
    from graph.validation import validate

    installation = open_installation(home)
    mistakes: list[Mistake] = []
    corpus = _corpus(installation.settings, mistakes)
    mistakes += [
        {"focus": each.focus, "path": each.path, "message": each.message, "severity": each.severity}
        for each in validate(installation.store)
    ]
    proofs = _proofs(corpus, installation.settings, sources) if sources else []
    mistakes += _disproved(proofs)
    outcomes = Counter(each.outcome for each in proofs)
    if as_json:
        print_json({"snapshot": installation.snapshot.id, "evidence": outcomes, "violations": mistakes})
    else:
        for mistake in mistakes:
            click.echo(f"{mistake['focus']}  {mistake['path'] or ''}  {mistake['message']}")
        if proofs:
            click.echo(f"evidence: {', '.join(f'{count} {each}' for each, count in sorted(outcomes.items()))}")
        click.echo(f"{len(mistakes)} violations in snapshot {installation.snapshot.id}")
    if mistakes:
        raise SystemExit(1)


def _corpus(settings: Settings, mistakes: list[Mistake]) -> "Corpus":
    from ingest.knowledge import load_corpus, load_mechanisms

    return load_corpus(
        settings.corpus,
        mechanisms=frozenset(load_mechanisms()),
        on_problem=lambda error: mistakes.append({"focus": error.file, "path": error.field, "message": str(error)}),
    )


def _proofs(corpus: "Corpus", settings: Settings, folders: tuple[Path, ...]) -> "list[Proof]":
    from alinea.pipeline.proving import prove_corpus

    return prove_corpus(corpus, settings, folders)


def _disproved(proofs: "list[Proof]") -> Iterator[Mistake]:
    from ingest.knowledge.proof import Outcome

    told = {
        Outcome.ELSEWHERE: "{file} holds the quotation, but not in article {article}; correct the article.",
        Outcome.LOST: "{file} does not hold the quotation of article {article}; run alinea quote anew.",
    }
    for each in proofs:
        if each.outcome in told:
            message = told[each.outcome].format(file=each.file, article=each.evidence.article)
            yield {"focus": each.key, "path": each.field, "message": message}
