"""The vocabulary's Turtle, as it lies in ``ontology/ttl``."""

from importlib.resources import files


def turtle(name: str) -> bytes:
    """A vocabulary by its name: the file ``NAME.ttl``, or the files of the folder ``NAME``, one after another.

    They may follow one another because Turtle lets a prefix be declared again (Turtle 1.1, 2.4).
    """
    folder = files("ontology").joinpath("ttl", name)
    if not folder.is_dir():
        return files("ontology").joinpath("ttl", f"{name}.ttl").read_bytes()
    parts = sorted((each for each in folder.iterdir() if each.name.endswith(".ttl")), key=lambda each: each.name)
    return b"\n".join(each.read_bytes() for each in parts)
