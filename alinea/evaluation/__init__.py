"""How good the search is: gold questions, measures, floors."""

from alinea.evaluation.gold import Question, load_floors, load_questions
from alinea.evaluation.run import Evaluation, contributions, evaluate

__all__ = ["Evaluation", "Question", "contributions", "evaluate", "load_floors", "load_questions"]
