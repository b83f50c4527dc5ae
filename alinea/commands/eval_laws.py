"""``alinea eval --laws``: gold questions over real laws, told by language and by pair of languages."""

import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from alinea.commands.shared import print_json
from alinea.evaluation.laws import LawScore, ask_laws, law_scores, laws_installed
from alinea.evaluation.laws_gold import load_law_floors, load_laws, save_law_floors
from alinea.settings import Settings

_MARGIN = 0.02
_DEFENDED = ("mrr_at_10", "hit_at_5")


def measure_laws(settings: Settings, folder: Path, *, set_floors: bool, as_json: bool, wordings: int = 1) -> None:
    """Print scores over laws below a folder; exit 1 where the search within test laws is below its floors.

    Questions asked in several ``wordings`` are measured against no floors.
    """
    gold = settings.corpus / "gold" / "laws"
    laws = load_laws(gold)
    floors = {} if set_floors or wordings > 1 else load_law_floors(gold)  # told before minutes of measuring
    with laws_installed(settings, laws, folder) as installation:
        scores = law_scores(ask_laws(installation, laws, folder, wordings=wordings))
    if set_floors:
        save_law_floors(gold, _floors(scores))
    below = below_law_floors(scores, floors)
    if as_json:
        print_json({"scores": [asdict(score) for score in scores], "below": below})
    else:
        _print(scores)
    for line in below:
        click.echo(line, err=True)
    if below:
        raise SystemExit(1)


def below_law_floors(scores: Sequence[LawScore], floors: dict[str, dict[str, float]]) -> list[str]:
    """A sentence for each score of hybrid search within a test law that is below its floor."""
    reached = {score.question: asdict(score) for score in scores if _is_defended(score)}
    return [
        f"{language}: {measure} {reached.get(language, {}).get(measure, 0.0):.3f} is below its floor {floor:.2f}"
        for language, measures in floors.items()
        for measure, floor in measures.items()
        if reached.get(language, {}).get(measure, 0.0) < floor
    ]


def _floors(scores: Sequence[LawScore]) -> dict[str, dict[str, float]]:
    return {
        score.question: {name: math.floor((asdict(score)[name] - _MARGIN) * 100) / 100 for name in _DEFENDED}
        for score in scores
        if _is_defended(score)
    }


def _is_defended(score: LawScore) -> bool:
    return (score.split, score.scope, score.mode, score.law) == ("test", "law", "hybrid", "*")


def _print(scores: Sequence[LawScore]) -> None:
    """All modes by language of the question; pairs of languages for hybrid within the law alone."""
    for split in sorted({score.split for score in scores}):
        for scope in ("law", "all"):
            some = [score for score in scores if (score.split, score.scope) == (split, scope)]
            click.echo(f"\n{split}: {'within the law' if scope == 'law' else 'over all laws'}")
            click.echo(
                f"{'question':<10}{'law':<6}{'mode':<9}{'n':>5}{'nDCG@10':>9}{'MRR@10':>8}{'hit@5':>7}{'R@50':>7}"
            )
            for score in some:
                if score.law == "*" or (scope == "law" and score.mode == "hybrid" and score.question != "*"):
                    _print_line(score)


def _print_line(score: LawScore) -> None:
    click.echo(
        f"{score.question:<10}{score.law:<6}{score.mode:<9}{score.questions:>5}{score.ndcg_at_10:>9.3f}"
        f"{score.mrr_at_10:>8.3f}{score.hit_at_5:>7.3f}{score.recall_at_50:>7.3f}"
    )
