"""Acts made up to be alike: law texts that differ in what a test changes, and how they are linked."""

from ingest.duplicates import link_duplicates

WORDS = (
    "општина грађани савет збор предлог одлука рок дан потпис бирач скупштина председник већник расправа јавност "
    "обавештење огласна табла месна заједница буџет приход расход план програм извештај надзор управа"
).split()


def sentence(seed, length=14):
    return " ".join(WORDS[(seed * 7 + turn * (seed % 5 + 1)) % len(WORDS)] for turn in range(length)).capitalize()


def law(articles=12, *, title="О ПРОБИ", gazette="", change=None):
    """A law of invented sentences in Serbian Cyrillic; ``change`` gives the text of some articles anew."""
    texts = {number: f"{sentence(number)} у року од {number + 10} дана. {sentence(number + 40)}." for number in
             range(1, articles + 1)}  # fmt: skip
    body = "\n\n".join(f"Члан {number}.\n{text}" for number, text in (texts | (change or {})).items())
    return f"ЗАКОН\n{title} У РЕПУБЛИЦИ СРБИЈИ\n{gazette}\n\n{body}\n"


def read(reader, text, name="zakon_o_probi.txt", data=None):
    return reader.read(data or text.encode(), file=name)


def linked(*readings):
    return list(link_duplicates(readings))


def outcome(reading):
    return [(each.kinship, each.file) for each in reading.relatives], [each.code for each in reading.problems]
