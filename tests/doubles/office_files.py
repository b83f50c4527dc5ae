"""Word, OpenDocument and ZIP files of a few invented words, made in memory."""

import io
import zipfile

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_CONTENT = (
    f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" '
    f'xmlns:table="{_ODF}:table:1.0" xmlns:draw="{_ODF}:drawing:1.0" xmlns:style="{_ODF}:style:1.0">'
    "<office:automatic-styles>{styles}</office:automatic-styles>"
    "<office:body><office:text>{body}</office:text></office:body></office:document-content>"
)


def zipped(files, **options):
    """A ZIP file of names and contents; pairs may repeat a name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, data)
    return out.getvalue()


def docx(body, **parts):
    """A DOCX from the XML of its body; ``parts`` are other parts of ``word/`` by name."""
    files = {"[Content_Types].xml": "<Types/>", "word/document.xml": _word("document", f"<w:body>{body}</w:body>")}
    return zipped(files | {f"word/{name}.xml": _word(name, xml) for name, xml in parts.items()})


def paragraph(*runs, properties=""):
    """A paragraph of WordprocessingML; runs that hold XML stand as they are."""
    inner = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def odt(body, *, styles="", **files):
    """An ODT from the XML of its text; ``files`` are added to the package."""
    content = _CONTENT.format(styles=styles, body=body)
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **files})


def _word(root, xml):
    return f'<w:{root} xmlns:w="{_WORD}">{xml}</w:{root}>'
