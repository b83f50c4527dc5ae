"""Acts named by the body whose they are, without "o" or "për": "Statut grada Beograda", "Rregullorja e Kuvendit"."""

import re
from functools import cache

from ingest.references.folding import Folded
from ontology.toml_tables import toml_table


@cache
def _owners() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    rules = toml_table("ingest.references", "words")["act"]["owned"]
    return [
        (re.compile(each["heads"]), re.compile(rf"\s{{1,4}}(?:{each['owners']})\b".replace(" ", r"\s{1,4}")))
        for each in rules
    ]


_GOES_ON = re.compile(r"(?:[ \t]{1,3}|[ \t]{0,2}\n)(?:(?:i|e|të|së|на|na)[ \t]{1,3})?(?P<name>[^\W\d_][\w-]+)")
_LONGEST = 5


def owner_behind(folded: Folded, head: re.Match[str], *, certain: bool) -> int | None:
    """Where such a name ends; ``certain`` says that its head has a capital inside a sentence.

    Without that the owner must have one: "statutom opštine" is any statute.
    """
    for heads, owners in _owners():
        owner = owners.match(folded, head.end()) if heads.fullmatch(head.group()) else None
        if owner:
            named = certain or any(letter.isupper() for letter in folded.printed[owner.start() : owner.end()])
            return _whole(folded.printed, owner.end()) if named else None
    return None


def _whole(text: str, end: int) -> int:
    """Past the words with capitals that go on with the owner's name: "grada" "Novog Sada"."""
    for _ in range(_LONGEST):
        following = _GOES_ON.match(text, end)
        if following is None or not following["name"][0].isupper():
            break
        end = following.end()
    return end
