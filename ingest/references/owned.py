"""Acts named by the body whose they are, without "o" or "për": "Statut grada Beograda", "Rregullorja e Kuvendit"."""

import re
from functools import cache

from ingest.references.folding import Folded
from ontology.toml_tables import toml_table


@cache
def _owners() -> list[tuple[re.Pattern[str], re.Pattern[str], bool]]:
    rules = toml_table("ingest.references", "words")["act"]["owned"]
    return [
        (
            re.compile(each["heads"]),
            re.compile(rf"\s{{1,4}}(?:{each['owners']})\b".replace(" ", r"\s{1,4}")),
            each["proper"],
        )
        for each in rules
    ]


_GOES_ON = re.compile(r"(?:[ \t]{1,3}|[ \t]{0,2}\n)(?:(?:i|e|të|së|на|na)[ \t]{1,3})?(?P<name>[^\W\d_][\w-]+)")
_LONGEST = 5
_SMALL = 2


def owner_behind(folded: Folded, head: re.Match[str]) -> int | None:
    """Where such a name ends: its owner has a capital, and of many of a kind a name of its own.

    "Statutom opštine" is any statute, "statutom Grada" that of the town that speaks.
    """
    for heads, owners, proper in _owners():
        owner = owners.match(folded, head.end()) if heads.fullmatch(head.group()) else None
        if owner:
            end = _whole(folded.printed, owner.end())
            printed = folded.printed[owner.start() : end].split()
            words = [word for word in printed if len(word) > _SMALL or word.isupper()]
            named = any(word[0].isupper() for word in words) and not (proper and len(words) == 1)
            return end if named else None
    return None


def _whole(text: str, end: int) -> int:
    """Past the words with capitals that go on with the owner's name: "grada" "Novog Sada"."""
    for _ in range(_LONGEST):
        following = _GOES_ON.match(text, end)
        if following is None or not following["name"][0].isupper():
            break
        end = following.end()
    return end
