"""Reading of a PDF against the bare engines, on a document made here."""

import io
import logging
from time import perf_counter

from table import Figure

PAGES = 60
LINES = 34


def measure() -> list[Figure]:
    """Pages a second of bare pypdfium2, our extraction, our whole reading, and bare pdfplumber."""
    import pdfplumber
    import pypdfium2

    from ingest.formats import extract
    from ingest.mentions import LabelIndex
    from ingest.reader import Reader
    from ingest.register import Register

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    data = make_pdf()
    reader = Reader(Register([], base="https://example.org/"), LabelIndex([]))
    reader.read(data, file="warm-up.pdf")

    def bare() -> None:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            page.get_textpage().get_text_range()

    def plumber() -> None:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages[:10]:
                page.extract_text()

    speeds = {
        "bare pypdfium2": PAGES / _best(bare),
        "our extraction": PAGES / _best(lambda: extract(data, name="law.pdf")),
        "our whole reading (structure, language, mentions)": PAGES / _best(lambda: reader.read(data, file="law.pdf")),
        "bare pdfplumber": 10 / _best(plumber, turns=1),
    }
    first = speeds["bare pypdfium2"]
    return [Figure(name, speed, "pages/s", f"{speed / first:.2f} x pypdfium2") for name, speed in speeds.items()]


def make_pdf(pages: int = PAGES) -> bytes:
    """A law of that many pages in Albanian, set with a standard font."""
    import pikepdf

    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
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
