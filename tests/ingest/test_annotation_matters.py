"""What an act is about decides which mechanisms the same words mean: one small law for each matter."""

import pytest

from tests.ingest.test_annotation import provided

OMBUDSMAN = """ЗАКОН О ЗАШТИТНИКУ ГРАЂАНА

I. УВОДНЕ ОДРЕДБЕ

Члан 1
Овим законом уређују се положај и надлежност Заштитника грађана.

Члан 2
Заштитник грађана је независан и самосталан и нико нема право да утиче на рад Заштитника грађана.

II. ПОСТУПАК

Члан 3
Притужбу Заштитнику грађана може да поднесе свако ко сматра да су му повређена права, у року од три године.

III. СРЕДСТВА ЗА РАД

Члан 4
Средства за рад Заштитника грађана обезбеђују се у буџету.
"""
LEVY = """ЗАКОН О ФИНАНСИРАЊУ ЛОКАЛНЕ САМОУПРАВЕ

Члан 1
Самодопринос
Одлуку о увођењу самодоприноса грађани доносе референдумом.

Члан 2
Стопа самодоприноса утврђује се одлуком.

Члан 3
Порези
Општина има право на део пореза који се убира на њеној територији.
"""
ROADS = """KODI RRUGOR I REPUBLIKËS SË SHQIPËRISË

Neni 1
Sinjalizimi rrugor
Vendosja dhe mirëmbajtja e sinjalizimit rrugor është në ngarkim të bashkive, të cilat duhet ta mirëmbajnë atë.
"""
IMPACT = """ЗАКОН О ПРОЦЕНИ УТИЦАЈА НА ЖИВОТНУ СРЕДИНУ

Члан 1
Учешће јавности
Надлежни орган обавештава јавност о захтеву. Јавност може да достави мишљење у року од 15 дана.

Члан 2
Заинтересована јавност има право да учествује у доношењу одлуке и може да изјави жалбу у року од 15 дана.
"""
ADMINISTRATION = """ЗАКОН О ДРЖАВНОЈ УПРАВИ

Члан 1
Овим законом уређује се државна управа.

Члан 2
Рад органа државне управе је јаван.

Члан 3
Имаоци јавних овлашћења дужни су да пропис чије им је доношење поверено објаве у „Службеном гласнику”.

Члан 4
Грађани имају право да се обраћају органу на свом језику и право да добију одговор на том језику.

Члан 5
Листа пријављених кандидата за чланове савета ставља се на увид јавности у року од десет дана.

Члан 6
Правилник о одговорности службеника, намештеника и свих других запослених у управи објављује се
у „Службеном гласнику”.
"""
ENVIRONMENT = """LIGJI PËR MBROJTJEN E MJEDISIT

Neni 1
Qeveria i paraqet Kuvendit raport për gjendjen e mjedisit.

Neni 2
Raporti publikohet dhe është i hapur për publikun.
"""
PLANNING = """ЗАКОН О ПЛАНСКОМ СИСТЕМУ

Члан 1
Овим законом уређује се плански систем.

Члан 2
Влада објављује извештаје из ст. 6. и 7. овог члана на својој интернет страници у року од 15 дана.

Члан 3
Предлагач је дужан да обавести јавност о почетку израде документа објављивањем на интернет страници у року од 7 дана.

Члан 4
Предлагач може да у радну групу за израду плана укључи представнике удружења.

Члан 5
Орган доставља министарству обавештење о интернет страници на којој је извештај објављен, у року од 15 дана.

Члан 6
Чланове комисије именује министар, водећи рачуна о равноправној заступљености полова.

Члан 7
У органима управљања и органима надзора обезбеђује се уравнотежена заступљеност полова.
"""
INSPECTORATE = """LIGJI PËR INSPEKTORATIN

Neni 1
Ky ligj rregullon inspektoratin.

Neni 2
Publikimi i raporteve
Në fund të vitit Inspektorati përgatit dhe publikon një raport vjetor brenda 30 ditëve.
"""


@pytest.mark.parametrize(
    ("law", "jurisdiction", "wanted"),
    [
        # What a law is for and what it pays with is no rule; a complaint to the ombudsman is a part of the ombudsman.
        (OMBUDSMAN, "RS", {"2": {"national_ombudsman"}, "3": {"national_ombudsman"}}),
        # One heading goes before several articles.
        (LEVY, "RS", {"1": {"self_contribution"}, "2": {"self_contribution"}}),
        # Road signs blow no whistle.
        (ROADS, "AL", {}),
        # The public of environmental law is not that of plans; its right to appeal is a remedy.
        (IMPACT, "RS", {"1": {"environmental_participation"}, "2": {"environmental_participation", "remedy"}}),
        # An answer in one's own language is none to a complaint, and candidates are no plan that is laid open.
        (ADMINISTRATION, "RS", {"2": {"transparency_duty"}, "3": {"act_publication"}, "6": {"act_publication"}}),
        (ENVIRONMENT, "XK", {"2": {"transparency_duty"}}),
        # The first notice of a draft opens its consultation; who only hands over a report, or minds the sexes while
        # choosing, is under no rule; bodies called supervisory are not supervision.
        (
            PLANNING,
            "RS",
            {
                "2": {"transparency_duty"},
                "3": {"public_hearing_consultation"},
                "4": {"ngo_in_working_groups"},
                "7": {"gender_equality_body"},
            },
        ),
        (INSPECTORATE, "XK", {"2": {"transparency_duty"}}),
    ],
)
def test_what_an_act_is_about_decides(reader, law, jurisdiction, wanted):
    assert provided(reader.read(law.encode(), file="law.txt", declared={"jurisdiction": jurisdiction})) == wanted
