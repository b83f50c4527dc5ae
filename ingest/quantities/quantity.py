"""What the grammar of quantities finds."""

from dataclasses import dataclass

from ontology.codes import Operator, Unit

SHARES = frozenset({Unit.PERCENT, Unit.FRACTION})
"""The units of a part of something, which is the ``base`` of a quantity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit at ``start`` to ``end`` of the given text, the words that bound it included.

    ``value`` is a decimal, a fraction (``1/3``) or ``--MM-DD``, as in ``ontology.knowledge.Parameter``. ``operator``
    is ``None`` where the text has no word for it. ``per`` is the period of a frequency (``year``), or the word
    ``every`` where the quantity itself is the period. ``at`` is where the number itself begins. ``form`` names the
    grammar that found it: ``number``, ``carried`` (a number whose noun stands before it), ``share``, ``majority``,
    ``frequency`` or ``date``.
    """

    start: int
    end: int
    at: int
    value: str
    unit: Unit
    form: str
    operator: Operator | None = None
    per: str | None = None
    base: str | None = None
