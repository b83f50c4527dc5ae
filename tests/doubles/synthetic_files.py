"""Small files made for the tests: PDFs with a real text layer, laws of a few invented words."""

import io

import pikepdf


def pdf(*pages, **saving):
    """A PDF whose pages show lines given as (x, y, text); ``saving`` goes to pikepdf's ``save``."""
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for lines in pages:
        page = document.add_blank_page(page_size=(600, 800))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        drawn = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in lines)
        page.Contents = document.make_stream(drawn.encode("latin-1"))
    out = io.BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def column(text_lines, *, x=60, top=740, step=14):
    """Lines of one column, from the top down."""
    return [(x, top - step * index, text) for index, text in enumerate(text_lines)]


def law(count, *, word="Član", title="ZAKON O PROBI", body="Ova odredba je probna i nista ne uredjuje."):
    """A law of ``count`` articles."""
    articles = "\n\n".join(f"{word} {number}.\n\n{body}" for number in range(1, count + 1))
    return f"{title}\n\n{articles}\n"
