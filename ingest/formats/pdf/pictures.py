"""Pages as pictures: rendered in grey for recognition, within limits of size and memory."""

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap, PdfPage

DPI = 300
_POINTS = 72
_MOST_PIXELS = 40_000_000
_MOST_IMAGE_PIXELS = 400_000_000
_MOST_OBJECTS = 5_000
_OUTLINES = 200
_SHADE = 48
_SPECKS = 1 / 20_000
_SOME_PICTURE = 0.1


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey: 8 bits a pixel from the top left, its size in pixels, and its dots per inch."""

    pixels: bytes
    width: int
    height: int
    dpi: int

    @property
    def netpbm(self) -> bytes:
        """The picture as a file (PGM, binary)."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.pixels

    @property
    def is_blank(self) -> bool:
        """True where hardly anything differs from the rest in brightness: one pixel in 20,000, a speck of dust."""
        import numpy as np

        grid = np.frombuffer(self.pixels, dtype=np.uint8)
        counts = np.bincount(grid, minlength=256)
        ground = int(counts.argmax())
        return bool(counts[max(0, ground - _SHADE) : ground + _SHADE + 1].sum() >= (1 - _SPECKS) * len(grid))

    def turned(self, degrees: int) -> "Picture":
        """The picture turned clockwise by a multiple of 90 degrees."""
        import numpy as np

        if degrees % 360 == 0:
            return self
        grid = np.frombuffer(self.pixels, dtype=np.uint8).reshape(self.height, self.width)
        grid = np.rot90(grid, k=-degrees // 90)
        return Picture(grid.tobytes(), grid.shape[1], grid.shape[0], self.dpi)


def picture_of(page: "PdfPage") -> Picture | None:
    """The page at 300 dpi, coarser where that takes over 40 million pixels; ``None`` where it cannot be drawn.

    A page may claim a box of kilometres or hold an image of gigabytes; neither is drawn at its own size. A3 at
    300 dpi has 17 million pixels.
    """
    import pypdfium2

    width, height = page.get_size()
    if min(width, height) < 1 or _largest_image(page) > _MOST_IMAGE_PIXELS:
        return None
    scale = min(DPI / _POINTS, (_MOST_PIXELS / (width * height)) ** 0.5)
    if min(width, height) * scale < 1:
        return None
    try:
        bitmap = page.render(scale=scale, grayscale=True)
    except pypdfium2.PdfiumError:
        return None
    try:
        return Picture(_grey(bitmap), bitmap.width, bitmap.height, round(scale * _POINTS))
    finally:
        bitmap.close()


def _grey(bitmap: "PdfBitmap") -> bytes:
    """The pixels of a bitmap, row by row without padding."""
    pixels = bytes(bitmap.buffer)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    if stride == width:
        return pixels
    return b"".join(pixels[row * stride : row * stride + width] for row in range(height))


def picture_share(page: "PdfPage") -> float:
    """How much of the page its largest image covers, 0 to 1; drawings without images count as none."""
    width, height = page.get_size()
    most = max((right - left) * (top - bottom) for left, bottom, right, top in [(0.0, 0.0, 0.0, 0.0), *_images(page)])
    return float(min(1.0, most / max(width * height, 1.0)))


def is_drawn(page: "PdfPage") -> bool:
    """True for a page without text that may show some all the same: as an image, or in hundreds of outlines."""
    import pypdfium2.raw as raw

    return bool(raw.FPDFPage_CountObjects(page.raw) >= _OUTLINES) or picture_share(page) > _SOME_PICTURE


def _images(page: "PdfPage") -> list[tuple[float, float, float, float]]:
    import pypdfium2.raw as raw

    boxes = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for item in _image_objects(page):
        raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        boxes.append((left.value, bottom.value, right.value, top.value))
    return boxes


def _image_objects(page: "PdfPage") -> list[object]:
    import pypdfium2.raw as raw

    items = [
        raw.FPDFPage_GetObject(page.raw, index)
        for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS))
    ]
    return [item for item in items if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE]


def _largest_image(page: "PdfPage") -> int:
    """Pixels of the largest image on the page."""
    import pypdfium2.raw as raw

    width, height = ctypes.c_uint(), ctypes.c_uint()
    most = 0
    for item in _image_objects(page):
        if raw.FPDFImageObj_GetImagePixelSize(item, width, height):
            most = max(most, width.value * height.value)
    return most
