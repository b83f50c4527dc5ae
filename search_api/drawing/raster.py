"""SVG into PNG with the fonts of this folder alone, so that the picture is the same on every server."""

from importlib.resources import as_file, files

import resvg_py

FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
FAMILY = "DejaVu Sans"


def png(svg: str, *, zoom: float = 2) -> bytes:
    """The picture as PNG (ISO/IEC 15948), ``zoom`` pixels to a unit of the SVG.

    Raises ``ValueError`` for what is no SVG.
    """
    with as_file(files("search_api.drawing").joinpath("fonts")) as folder:
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=[str(folder / name) for name in FONTS],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
