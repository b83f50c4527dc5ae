"""Reading of PDFs against the bare engines: a document made here, and real ones where a folder is given.

``python bench/reading.py FOLDER`` measures every PDF below a folder; ratios are to bare pypdfium2 and pdfplumber on
the same file in the same run.
"""

import argparse
import io
import logging
from pathlib import Path
from time import perf_counter

from table import Figure, show

PAGES = 60
LINES = 34
SLOW_PAGES = 10


def measure() -> list[Figure]:
    """Pages a second of bare pypdfium2, our extraction, our whole reading, and bare pdfplumber."""
    from ingest.mentions import LabelIndex
    from ingest.reader import Reader
    from ingest.register import Register

    data = make_pdf()
    reader = Reader(Register([], base="https://example.org/"), LabelIndex([]))
    reader.read(data, file="warm-up.pdf")
    whole = PAGES / _best(lambda: reader.read(data, file="law.pdf"))
    figures = measure_file(data)
    return [*figures, Figure("our whole reading (structure, language, mentions)", whole, "pages/s")]


def measure_folder(folder: Path) -> dict[str, list[Figure]]:
    """The same for every PDF below a folder whose text can be extracted, by its path."""
    from ontology.errors import DocumentError

    measured = {}
    for path in sorted(folder.rglob("*.pdf")):
        try:
            measured[str(path.relative_to(folder))] = measure_file(path.read_bytes())
        except DocumentError as error:
            print(f"{path.name}: {error}")
    return measured


def measure_file(data: bytes) -> list[Figure]:
    """Pages a second of both bare engines and of our extraction, with what ours is of either."""
    import pdfplumber
    import pypdfium2

    from ingest.formats import extract, pdf

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    pages = len(pypdfium2.PdfDocument(data))

    def bare() -> None:
        for page in pypdfium2.PdfDocument(data):
            page.get_textpage().get_text_range()

    def plumber() -> None:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages[:SLOW_PAGES]:
                page.extract_text()

    start = perf_counter()
    treated = pdf.read(data).treatments
    turns = 7 if perf_counter() - start < 2 else 1
    fast = pages / _best(bare, turns)
    ours = pages / _best(lambda: pdf.read(data), turns)
    mended = pages / _best(lambda: extract(data, name="file.pdf"), turns)
    slow = min(pages, SLOW_PAGES) / _best(plumber, turns=1)
    second = len({each.page for each in treated})
    return [
        Figure("bare pypdfium2", fast, "pages/s", f"{pages} pages"),
        Figure("our PDF reader", ours, "pages/s", _against(ours, fast, slow)),
        Figure("our extraction, repair of letters included", mended, "pages/s", _against(mended, fast, slow)),
        Figure("bare pdfplumber", slow, "pages/s", f"{second} pages needed more than their text layer"),
    ]


def _against(ours: float, fast: float, slow: float) -> str:
    return f"{ours / fast:.2f} x pypdfium2, {ours / slow:.0f} x pdfplumber"


def make_pdf(pages: int = PAGES) -> bytes:
    """A law of that many pages in Albanian, set with a standard font."""
    import pikepdf

    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    article = 0
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
        lines = []
        for turn in range(LINES):
            if turn % 8 == 0:
                article += 1
                lines.append(f"Neni {article}")
            else:
                lines.append("Banorët e komunës kanë të drejtë të marrin pjesë në vendimmarrje sipas nenit 3.")
        text = "".join(f"({line}) Tj T*\n" for line in lines).encode("cp1252")
        page = document.pages[-1]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = document.make_stream(b"BT /F1 11 Tf 50 790 Td 22 TL\n" + text + b"ET")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _best(work: object, turns: int = 3) -> float:
    times = []
    for _ in range(turns):
        start = perf_counter()
        work()  # type: ignore[operator]
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of PDFs")
    for name, figures in measure_folder(parser.parse_args().folder).items():
        show(name, figures)


if __name__ == "__main__":
    main()
