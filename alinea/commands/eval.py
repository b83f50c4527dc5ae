"""``alinea eval``: the search measured on gold questions, defended by floors."""

import math
from dataclasses import asdict

import click

from alinea.commands.shared import home_option, open_installation, print_json
from alinea.evaluation import Evaluation, evaluate, load_floors, load_questions
from alinea.evaluation.gold import save_floors

_MARGIN = 0.02


@click.command("eval")
@click.option("--split", type=click.Choice(["dev", "test"]), default="test", show_default=True)
@click.option("--set-floors", is_flag=True, help="Pin today's scores, less 0.02, as floors.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@home_option
def command(split: str, set_floors: bool, as_json: bool, home: str | None) -> None:
    """Measure nDCG@10, MRR@10 and recall@50 by language and mode; exit 1 where the hybrid falls below a floor."""
    installation = open_installation(home)
    folder = installation.settings.corpus / "gold"
    questions = [question for question in load_questions(folder) if question.split == split]
    scores = evaluate(installation.search, questions)
    hybrid = {score.language: score.ndcg_at_10 for score in scores if score.mode == "hybrid"}
    if set_floors:
        if split != "test":
            raise click.UsageError("Floors are set on the test half alone.")
        save_floors(folder, {name: math.floor((value - _MARGIN) * 100) / 100 for name, value in hybrid.items()})
    floors = load_floors(folder) if split == "test" else {}
    below = {name: floor for name, floor in floors.items() if hybrid.get(name, 0.0) < floor}
    if as_json:
        print_json({"split": split, "scores": [asdict(score) for score in scores], "floors": floors, "below": below})
    else:
        _print(scores, floors)
    if below:
        for name, floor in sorted(below.items()):
            click.echo(f"{name}: nDCG@10 {hybrid.get(name, 0.0):.3f} is below its floor {floor:.2f}", err=True)
        raise SystemExit(1)


def _print(scores: list[Evaluation], floors: dict[str, float]) -> None:
    click.echo(f"{'language':<10}{'mode':<9}{'n':>4}{'nDCG@10':>9}{'MRR@10':>8}{'R@50':>7}{'floor':>7}")
    for score in scores:
        floor = floors.get(score.language) if score.mode == "hybrid" else None
        click.echo(
            f"{score.language:<10}{score.mode:<9}{score.questions:>4}{score.ndcg_at_10:>9.3f}"
            f"{score.mrr_at_10:>8.3f}{score.recall_at_50:>7.3f}{f'{floor:.2f}' if floor else '':>7}"
        )
