"""``alinea eval``: search measured on gold questions, linking on gold links, both defended by floors."""

import math
from dataclasses import asdict
from pathlib import Path

import click

from alinea.commands.shared import home_option, keep, open_installation, print_json, settings_for
from alinea.evaluation import Evaluation, contributions, evaluate, load_floors, load_questions
from alinea.evaluation.gold import save_floors
from alinea.settings import Settings
from search_api.retrieval import MAX_ALSO

_MARGIN = 0.02


@click.command("eval")
@click.option("--split", type=click.Choice(["dev", "test"]), default="test", show_default=True)
@click.option("--set-floors", is_flag=True, help="Pin today's scores, less 0.02, as floors.")
@click.option(
    "--linking", type=click.Path(path_type=Path), help="Measure linking on the marked documents below here."
)
@click.option(
    "--laws", type=click.Path(path_type=Path), help="Measure search within and over the judged laws below here."
)
@click.option("--public", is_flag=True, help="With --linking: the marks on laws of public repositories, copied here.")
@click.option("--misses", is_flag=True, help="With --linking: print what was missed and what was found too much.")
@click.option(
    "--wordings", type=click.IntRange(1, 1 + MAX_ALSO), default=1,
    help="With --laws: ask every question in so many of its wordings together; nothing is held to floors.",
)  # fmt: skip
@click.option("--steps", is_flag=True, help="Also measure the search without each of its lists.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@home_option
def command(
    split: str,
    set_floors: bool,
    linking: Path | None,
    laws: Path | None,
    public: bool,
    misses: bool,
    wordings: int,
    steps: bool,
    as_json: bool,
    home: str | None,
) -> None:
    """Measure search (nDCG@10, MRR@10, recall@50) or linking (precision, recall); exit 1 below a floor.

    Over laws, both halves are told apart, whatever --split says; floors are those of the test half.
    """
    if wordings > 1 and (set_floors or not laws):
        raise click.UsageError("--wordings goes with --laws, and sets no floors.")
    if laws:
        from alinea.commands.eval_laws import measure_laws

        measure_laws(settings_for(home), laws, set_floors=set_floors, as_json=as_json, wordings=wordings)
    elif linking:
        _linking(settings_for(home), linking, public=public, set_floors=set_floors, misses=misses, as_json=as_json)
    else:
        _search(split, set_floors=set_floors, steps=steps, as_json=as_json, home=home)


def _search(split: str, *, set_floors: bool, steps: bool, as_json: bool, home: str | None) -> None:
    installation = open_installation(home)
    folder = installation.settings.corpus / "gold"
    questions = [question for question in load_questions(folder) if question.split == split]
    scores = evaluate(installation.search, questions)
    if steps:
        scores += contributions(installation.search, questions)
    hybrid = {score.language: score.ndcg_at_10 for score in scores if score.mode == "hybrid"}
    if set_floors:
        if split != "test":
            raise click.UsageError("Floors are set on the test half alone.")
        save_floors(folder, {name: math.floor((value - _MARGIN) * 100) / 100 for name, value in hybrid.items()})
    floors = load_floors(folder) if split == "test" else {}
    below = {name: floor for name, floor in floors.items() if hybrid.get(name, 0.0) < floor}
    told = {"split": split, "scores": [asdict(score) for score in scores], "floors": floors, "below": below}
    if split == "test":  # the half by which nothing is chosen is what the pages tell
        keep(installation.snapshot, "evaluation", told)
    if as_json:
        print_json(told)
    else:
        _print(scores, floors)
    if below:
        for name, floor in sorted(below.items()):
            click.echo(f"{name}: nDCG@10 {hybrid.get(name, 0.0):.3f} is below its floor {floor:.2f}", err=True)
        raise SystemExit(1)


def _linking(
    settings: Settings,
    folder: Path,
    *,
    public: bool,
    set_floors: bool,
    misses: bool,
    as_json: bool,
) -> None:
    from alinea.evaluation.linking_run import linking_floors, measure_linking, save_linking_floors

    gold = settings.corpus / "gold" / ("public" if public else "linking")
    scores, missed = measure_linking(settings, gold, folder, public=public)
    if set_floors:
        save_linking_floors(gold, scores)
    below = linking_floors(gold, scores)
    if as_json:
        told = [asdict(each) | {"precision": each.precision, "recall": each.recall} for each in scores]
        print_json({"scores": told, "misses": [asdict(each) for each in missed] if misses else [], "below": below})
    else:
        for each in missed if misses else []:
            click.echo(f"{'+' if each.extra else '-'} {each.file} {each.article} {each.task}: {each.what}")
        for score in scores:
            click.echo(
                f"{score.task:<11}{score.language:<8}{score.marked:>5} marked {score.found:>5} found  "
                f"precision {score.precision:.3f}  recall {score.recall:.3f}"
            )
    for line in below:
        click.echo(line, err=True)
    if below:
        raise SystemExit(1)


def _print(scores: list[Evaluation], floors: dict[str, float]) -> None:
    click.echo(f"{'language':<10}{'mode':<17}{'n':>4}{'nDCG@10':>9}{'MRR@10':>8}{'R@50':>7}{'floor':>7}")
    for score in scores:
        floor = floors.get(score.language) if score.mode == "hybrid" else None
        click.echo(
            f"{score.language:<10}{score.mode:<17}{score.questions:>4}{score.ndcg_at_10:>9.3f}"
            f"{score.mrr_at_10:>8.3f}{score.recall_at_50:>7.3f}{f'{floor:.2f}' if floor else '':>7}"
        )
