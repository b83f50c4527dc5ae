"""Telling languages and scripts: our table of letter sequences against lingua and langdetect.

Each runs in a process of its own, so that its memory can be told. Sentences are the paragraphs of the declaration of
human rights in nine versions, which none of ours were learned from, where the shared data are at hand; a file of
``code<TAB>sentence`` lines may be given instead (``python bench/languages.py --sentences FILE``). The script is held
against the names that Unicode gives the letters, on these and on the sentences of the real documents.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from table import Figure, show

DECLARATIONS = Path(__file__).resolve().parents[2] / "shared" / "data" / "udhr"
CODES = {
    "als": "sq",
    "bos_cyrl": "bcms",
    "bos_latn": "bcms",
    "eng": "en",
    "hrv": "bcms",
    "mkd": "mk",
    "srp_cyrl": "bcms",
    "srp_latn": "bcms",
    "tur": "tr",
}
BCMS = {"sr", "hr", "bs", "cnr"}
REAL = DECLARATIONS.parent / "real"
SCRIPTS = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab"}
SENTENCE = 40
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+(?=[^\W\da-zа-џ]|\()")


def measure(file: Path | None = None) -> list[Figure]:
    """Accuracy on {mk, sq, bcms, tr, en}, milliseconds a sentence, and memory, for each contender."""
    figures = []
    for name in CONTENDERS:
        argv = [sys.executable, __file__, "--contender", name, *(["--sentences", str(file)] if file else [])]
        found = json.loads(subprocess.run(argv, capture_output=True, text=True, check=True).stdout)
        if found["sentences"]:
            note = ", ".join(f"{code} {share:.2f}" for code, share in found["by_language"].items())
            figures.append(
                Figure(f"{name}: right", found["right"], "%", f"of {found['sentences']} sentences: {note}")
            )
            figures.append(Figure(f"{name}: time", found["ms"], "ms each"))
        figures.append(Figure(f"{name}: memory", found["mb"], "MB", "resident, beyond Python's own"))
    return [*figures, *script_figures(file)]


def script_figures(file: Path | None) -> list[Figure]:
    """How often the script of a sentence is the one that most of its letters are named after."""
    from ingest.language import UNKNOWN, Language, identify_segment

    unknown = Language(tag=UNKNOWN, script="Zyyy")
    figures = []
    for name, texts in (("these", (text for _, text in sentences(file))), ("real documents", real_sentences())):
        right = [identify_segment(text, unknown).script == named_script(text) for text in texts]
        if right:
            note = f"of {len(right)} sentences of {name}"
            figures.append(Figure("ours: script right", 100 * sum(right) / len(right), "%", note))
    return figures


def named_script(text: str) -> str:
    """The script by the names of the letters in the Unicode character database."""
    names = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha())
    return SCRIPTS.get(max(names, key=names.__getitem__), "Zyyy") if names else "Zyyy"


def real_sentences() -> Iterator[str]:
    """Sentences of every real document that is at hand and holds text."""
    from ingest.formats import extract
    from ontology.errors import DocumentError

    for path in sorted(REAL.glob("*/*")):
        try:
            text = extract(path.read_bytes(), name=path.name).text
        except DocumentError:
            continue
        pieces = (" ".join(piece.split()) for piece in _SENTENCE_END.split(text))
        yield from (piece for piece in pieces if len(piece) >= SENTENCE)


def sentences(file: Path | None) -> list[tuple[str, str]]:
    if file is not None:
        lines = file.read_text("utf-8").split("\n")
        return [(code, text) for code, _, text in (line.partition("\t") for line in lines) if text]
    from lxml import etree

    found = []
    for name, code in CODES.items():
        if (version := DECLARATIONS / f"{name}.xml").exists():
            root = etree.parse(version).getroot()
            texts = [" ".join(each.itertext()).strip() for each in root.iter() if each.tag.endswith("}para")]
            found += [(code, text) for text in texts if len(text) > 40]
    return found


def _ours() -> Callable[[str], str]:
    from ingest.language import UNKNOWN, Language, identify_segment

    unknown = Language(tag=UNKNOWN, script="Zyyy")
    return lambda text: identify_segment(text, unknown).macro


def _lingua(*, low: bool) -> Callable[[str], str]:
    from lingua import Language, LanguageDetectorBuilder

    region = "ALBANIAN BOSNIAN CROATIAN ENGLISH MACEDONIAN SERBIAN TURKISH".split()
    neighbours = "BULGARIAN FRENCH GERMAN ITALIAN ROMANIAN SLOVENE".split()
    builder = LanguageDetectorBuilder.from_languages(*(getattr(Language, name) for name in region + neighbours))
    detector = (builder.with_low_accuracy_mode() if low else builder).build()

    def told(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else ""

    return told


def _langdetect() -> Callable[[str], str]:
    import langdetect

    langdetect.DetectorFactory.seed = 0
    return langdetect.detect


CONTENDERS: dict[str, Callable[[], Callable[[str], str]]] = {
    "ours": _ours,
    "lingua": lambda: _lingua(low=False),
    "lingua, low accuracy": lambda: _lingua(low=True),
    "langdetect": _langdetect,
}


def _one(name: str, file: Path | None) -> None:
    texts = sentences(file)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = CONTENDERS[name]()
    told("Skupština opštine donosi odluku o budžetu u roku od trideset dana od dana kada je predlog podnet.")
    start = perf_counter()
    answers = [told(text) for _, text in texts]
    seconds = perf_counter() - start
    right = Counter(
        code
        for (code, _), answer in zip(texts, answers, strict=True)
        if code == ("bcms" if answer in BCMS else answer)
    )
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    count = max(1, len(texts))
    of_language = Counter(code for code, _ in texts)
    found = {
        "sentences": len(texts),
        "right": 100 * right.total() / count,
        "by_language": {code: 100 * right[code] / times for code, times in sorted(of_language.items())},
        "ms": 1000 * seconds / count,
        "mb": memory,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--contender")
    arguments = parser.parse_args()
    if arguments.contender:
        _one(arguments.contender, arguments.sentences)
    else:
        show("Telling languages", measure(arguments.sentences))
