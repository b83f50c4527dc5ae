"""Bodies over several articles, and what laws publish: small laws written for these tests."""

from tests.ingest.test_annotation import provided

COUNCIL = """ЗАКОН О МУЗЕЈСКОЈ ГРАЂИ

Члан 1
Овим законом уређује се музејска грађа.

Члан 2
Народни музеј образује Музејски савет као стручно саветодавно тело.

Члан 3
Музејски савет има седам чланова на период од четири године.

Члан 4
Музеј чува грађу у складу са прописима.

Члан 5
Савет родитеља не постоји у музеју.
"""
HEADED = """ЗАКОН О МУЗЕЈСКОЈ ГРАЂИ

Члан 1
Музејски савет
Министар оснива Музејски савет као саветодавно тело, ради давања мишљења о развоју музеја.

Члан 2
Чување грађе
Грађа се чува у складу са мишљењем које је дао Музејски савет.
"""
PUBLISHED = """ЗАКОН О АГЕНЦИЈИ

Члан 1
Статут Агенције доноси управни одбор. Статут се објављује у „Службеном гласнику”.

Члан 2
Агенција подноси Влади годишњи извештај о раду. Извештај се објављује на интернет страници Агенције.

Члан 3
Јавни конкурс објављује се у „Службеном гласнику” и на интернет страници Агенције.
"""


def of(reader, law):
    return provided(reader.read(law.encode(), file="law.txt", declared={"jurisdiction": "RS"}))


def test_a_council_goes_on_where_the_next_article_opens_with_it(reader):
    assert of(reader, COUNCIL) == {"2": {"consultative_committee"}, "3": {"consultative_committee"}}


def test_an_article_with_a_heading_of_its_own_goes_on_with_nothing(reader):
    assert of(reader, HEADED) == {"1": {"consultative_committee"}}


def test_general_acts_and_reports_are_published_and_single_cases_are_not(reader):
    assert of(reader, PUBLISHED) == {"1": {"act_publication"}, "2": {"transparency_duty"}}
