"""PDFs drawn for the tests with sizes, colours, lines and pictures; coordinates in points from the lower left."""

import io
import zlib

import pikepdf

WIDTH, HEIGHT = 600, 800


def shown(x, y, text, *, size=10, colour=None):
    """A string at a place; ``colour`` is (red, green, blue) from 0 to 1."""
    paint = "{} {} {} rg ".format(*colour) if colour else "0 g "
    return f"{paint}BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n"


def lines(texts, *, x=60, top=740, step=14, size=10):
    """Strings below one another."""
    return "".join(shown(x, top - step * index, text, size=size) for index, text in enumerate(texts))


def ruled(xs, ys):
    """The lines of a table with these edges."""
    level = "".join(f"{min(xs)} {y} m {max(xs)} {y} l S\n" for y in ys)
    return level + "".join(f"{x} {min(ys)} m {x} {max(ys)} l S\n" for x in xs)


def filled(x, y, width, height, colour):
    """A coloured rectangle."""
    return "{} {} {} rg {} {} {} {} re f\n".format(*colour, x, y, width, height)


def drawn(*contents, box=(0, 0, WIDTH, HEIGHT), crop=None, rotate=0, image=None):
    """A PDF of pages with these content streams.

    ``crop`` is the part of ``box`` that is shown, ``image`` (a pikepdf stream) ``/Im`` on each page.
    """
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for content in contents:
        page = document.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.MediaBox = list(box)
        if crop is not None:
            page.CropBox = list(crop)
        page.Rotate = rotate
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        if image is not None:
            page.Resources.XObject = pikepdf.Dictionary(Im=document.make_indirect(image(document)))
        page.Contents = document.make_stream(content if isinstance(content, bytes) else content.encode("latin-1"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def picture(pixels, width, height):
    """An image in grey for ``drawn``."""

    def made(document):
        stream = pikepdf.Stream(document, pixels)
        stream.update(
            {
                "/Type": pikepdf.Name.XObject,
                "/Subtype": pikepdf.Name.Image,
                "/Width": width,
                "/Height": height,
                "/BitsPerComponent": 8,
                "/ColorSpace": pikepdf.Name.DeviceGray,
            }
        )
        return stream

    return made


def scanned(data, *, dpi=200):
    """The pages of a PDF as pictures, as a scanner gives them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        pages.append((bytes(bitmap.buffer), bitmap.stride, bitmap.height))
    pixels, width, height = pages[0]
    return drawn(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q", image=picture(pixels, width, height))


def bomb(unit, megabytes):
    """A content stream of a few kilobytes that unfolds to so many megabytes."""
    packer = zlib.compressobj(9)
    block = unit * ((1 << 20) // len(unit))
    packed = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    head = b"%PDF-1.7\n"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, offsets = head, []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
