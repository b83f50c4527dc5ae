"""A tiny reading with one article, one paragraph, one link, one note and one relative, for tests of the graph."""

from dataclasses import replace

from ontology.kinship import Kinship, Relative
from ontology.linking import Link, LinkKind
from ontology.model import Document, Note, NoteKind, Provision, ProvisionKind, Reading, Treatment, TreatmentMethod

EXPRESSION = "https://w3id.org/alinea/eli/xk/law/2008/03-L-040/sq"
READING = Reading(
    file="ligji.txt",
    document=Document(
        iri=EXPRESSION,
        work=EXPRESSION.removesuffix("/sq"),
        title="Ligji",
        act_type="law",
        jurisdiction="XK",
        language="sq",
        script="Latn",
        sha256="0" * 64,
        media_type="text/plain",
        source="ligji.txt",
        text="Neni 1 Teksti",
        page_starts=(0,),
        number="03/L-040",
        year=2008,
        gazette="GZ 28/2008",
        amendments=("GZ 5/2015",),
        date="2008-02-20",
        varieties={"sr": 0.7, "bs": 0.28, "hr": 0.02},
        treatments=(
            *(
                Treatment(method=TreatmentMethod.OCR, confidence=0.9 + page / 100, detail="sqi", page=page)
                for page in (1, 2, 3, 7)
            ),
            Treatment(method=TreatmentMethod.REPAIR, confidence=0.98, detail="þ read as č, 3 times"),
        ),
        notes=(
            Note(kind=NoteKind.FOOTNOTE, text="Fusnotë", page=1),
            Note(kind=NoteKind.RUNNING, text="GAZETA ZYRTARE", page=1),
        ),
    ),
    provisions=[
        Provision(
            iri=f"{EXPRESSION}/art_1",
            kind=ProvisionKind.ARTICLE,
            number="1",
            heading="Qëllimi",
            text="Neni 1 Teksti",
            language="sq",
            script="Latn",
            page=1,
            span=(0, 13),
            parent=None,
        ),
        Provision(
            iri=f"{EXPRESSION}/art_1/par_1",
            kind=ProvisionKind.PARAGRAPH,
            number=None,
            heading=None,
            text="Teksti",
            language="und",
            script="Latn",
            page=1,
            span=(7, 13),
            parent=f"{EXPRESSION}/art_1",
        ),
    ],
    links=[
        Link(
            kind=LinkKind.PROVIDES,
            source=f"{EXPRESSION}/art_1",
            target="https://w3id.org/alinea/id/mechanism/citizens_initiative",
            evidence="nisma qytetare",
            span=(7, 13),
            quote_sha256="1" * 64,
            confidence=0.9,
            method="label",
        )
    ],
    relatives=[
        Relative(
            kinship=Kinship.OTHER_VERSION,
            iri=f"{EXPRESSION}@12345678",
            file="ligji_i_vjeter.txt",
            sha256="2" * 64,
            score=0.81,
            evidence="81% of the runs of five words are in both",
        )
    ],
)
assert READING.document is not None
EARLIER = Reading(
    file="ligji_i_vjeter.txt",
    document=replace(READING.document, iri=f"{EXPRESSION}@12345678", sha256="2" * 64, source="ligji_i_vjeter.txt"),
)
