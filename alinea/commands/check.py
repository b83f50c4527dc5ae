"""``alinea check``: corpus files, SHACL shapes, integrity of the graph, and evidence against documents."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alinea.commands.shared import home_option, keep, open_installation, print_json
from alinea.settings import Settings

if TYPE_CHECKING:
    from graph.confirmation import Contradiction
    from ingest.knowledge.proof import Proof
    from ontology.corpus import Corpus

Mistake = dict[str, object]


@click.command("check")
@click.option(
    "--source", "sources", multiple=True, type=click.Path(path_type=Path), help="Look evidence up here, too."
)
@click.option("--strict", is_flag=True, help="Exit 1 also where a text contradicts a curated value.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@home_option
def command(sources: tuple[Path, ...], strict: bool, as_json: bool, home: str | None) -> None:
    """Validate the corpus files and the current graph; exit 1 where anything is wrong.

    Says how curated values fared against the texts of the snapshot; a contradiction is a warning, for either may be
    wrong. With --source, the words that the corpus has seen in acts are looked up again in the documents there.
    """
    from graph.confirmation import confirmation_counts, contradictions
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
    counts, warnings = confirmation_counts(installation.store), [*map(_warning, contradictions(installation.store))]
    told = {
        "snapshot": installation.snapshot.id,
        "evidence": Counter(each.outcome for each in proofs),
        "confirmation": counts,
        "warnings": warnings,
        "violations": mistakes,
    }
    keep(installation.snapshot, "check", told)
    if as_json:
        print_json(told)
    else:
        _print(told, mistakes, warnings)
    if mistakes or (strict and warnings):
        raise SystemExit(1)


def _print(told: dict[str, Any], mistakes: list[Mistake], warnings: list[Mistake]) -> None:
    for mistake in [*mistakes, *warnings]:
        click.echo(f"{mistake['focus']}  {mistake['path'] or ''}  {mistake['message']}")
    for name in ("evidence", "confirmation"):
        if any(told[name].values()):
            click.echo(f"{name}: {', '.join(f'{count} {each}' for each, count in sorted(told[name].items()))}")
    click.echo(f"{len(mistakes)} violations, {len(warnings)} warnings in snapshot {told['snapshot']}")


def _warning(found: "Contradiction") -> Mistake:
    message = (
        f"The text of article {found.article} was read to say {found.found} {found.found_unit} ({found.evidence!r}), "
        f"and the corpus says {found.printed} {found.unit}; look both up in {found.document}."
    )
    return {"focus": found.key, "path": found.role, "message": message, "severity": "warning"}


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
