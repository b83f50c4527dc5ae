"""A tiny reading with one article, one paragraph and one link, for tests of the graph."""

from ontology.model import Document, Link, LinkKind, Provision, ProvisionKind, Reading

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
)
