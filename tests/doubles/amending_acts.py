"""Invented acts that amend, repeal or carry out others, in the languages and scripts of the region."""

SERBIAN = """ЗАКОН
о изменама и допунама Закона о зборовима грађана

Члан 1.
У Закону о зборовима грађана („Службени гласник Републике Србије”, бр. 12/10 и 83/14), у члану 20. став 1. тачка 5)
мења се и гласи:
„5) стара се о питањима из члана 21. овог закона;”.
После тачке 5) додаје се тачка 5а), која гласи:
„5а) стара се о питањима из става 2. овог члана;”.

Члан 2.
Члан 31. брише се.

Члан 3.
После члана 45. додаје се члан 45а, који гласи:
„Члан 45а
Скупштина образује савет.
О раду савета из става 1. овог члана стара се веће.”

Члан 4.
У члану 50. реч: „прописом” замењује се речју: „статутом”.

Члан 5.
Даном ступања на снагу овог закона престаје да важи члан 12. Закона о месним пословима
(„Службени гласник Републике Србије”, број 88/11).

Члан 6.
Поступци који су у току окончаће се по одредбама члана 3. овог закона.

Члан 7.
Овај закон ступа на снагу осмог дана од дана објављивања у „Службеном гласнику Републике Србије”.
"""

MACEDONIAN = """ЗАКОН ЗА ИЗМЕНУВАЊЕ И ДОПОЛНУВАЊЕ НА ЗАКОНОТ ЗА СОБИРИТЕ НА ГРАЃАНИТЕ

Член 1
Во Законот за собирите на граѓаните („Службен весник на Република Македонија“ бр. 5/2002), во членот 28 ставот 2
се менува и гласи:
„Советот расправа за иницијативата од ставот 1 на овој член во рок од 60 дена.“

Член 2
По членот 30 се додава нов член 30-а, кој гласи:
„Член 30-а
Граѓаните поднесуваат предлози согласно членот 29 од овој закон.“

Член 3
Членот 35 се брише.

Член 4
Со денот на влегувањето во сила на овој закон престанува да важи Законот за месните работи
(„Службен весник на РМ“ бр. 29/73).

Член 5
Овој закон влегува во сила осмиот ден од денот на објавувањето.
"""

ALBANIAN = """LIGJ
Nr. 38/2019

PËR DISA NDRYSHIME DHE SHTESA NË LIGJIN NR. 139/2015, “PËR TUBIMET E QYTETARËVE”

Në mbështetje të nenit 78 të Kushtetutës, me propozimin e Këshillit të Ministrave,
KUVENDI
I REPUBLIKËS SË SHQIPËRISË
VENDOSI:

Në ligjin nr. 139/2015, “Për tubimet e qytetarëve”, bëhen këto ndryshime dhe shtesa:

Neni 1
Në nenin 5, pas pikës 2, shtohet pika 3 me këtë përmbajtje:
“3. Këshilli zbaton pikën 1 të këtij neni.”.

Neni 2
Pika 4, e nenit 20, ndryshohet si më poshtë:
“4. Nisma shqyrtohet sipas nenit 21 të këtij ligji.”.

Neni 3
Neni 34 shfuqizohet.

Neni 4
Në nenin 40, pika 2 shfuqizohet.

Neni 5
Ky ligj hyn në fuqi 15 ditë pas botimit në Fletoren Zyrtare.
"""

TURKISH = """5393 SAYILI BELEDİYE KANUNUNDA DEĞİŞİKLİK YAPILMASINA DAİR KANUN

MADDE 1- 3/7/2005 tarihli ve 5393 sayılı Belediye Kanununun 5 inci maddesinin birinci fıkrası
aşağıdaki şekilde değiştirilmiştir.
“Meclis her yıl toplanır.”

MADDE 2- 5393 sayılı Kanunun 13 üncü maddesi yürürlükten kaldırılmıştır.

MADDE 3- Bu Kanun yayımı tarihinde yürürlüğe girer.
"""

ENGLISH = """LAW No. 05/L-108
ON AMENDING AND SUPPLEMENTING THE LAW No. 03/L-049 ON CITIZENS' MEETINGS

Article 1
Article 8 of the basic Law, paragraph 2 is replaced with the following text:
"2. The municipality calls the meeting under Article 9 of this Law."

Article 2
After Article 10 of the basic Law a new Article 10A is added as follows:
"Article 10A
The municipality reports under paragraph 1 of this Article."

Article 3
Article 12 of the basic Law is repealed.
"""

LAW = """ЗАКОН О ЗБОРОВИМА ГРАЂАНА

(„Службени гласник Републике Србије”, број 12/2010)

Члан 1.
Овим законом уређује се сазивање зборова грађана у местима Републике Србије.

Члан 2.
Збор грађана сазива председник општине или педесет грађана са пребивалиштем у месту.

Члан 3.
Предлози збора грађана упућују се скупштини општине, која о њима расправља.
"""

AMENDING = """ZAKON O IZMENAMA I DOPUNAMA ZAKONA O ZBOROVIMA GRAĐANA

(„Službeni glasnik Republike Srbije”, broj 45/2015)

Član 1.
U Zakonu o zborovima građana („Službeni glasnik Republike Srbije”, broj 12/10),
u članu 2. reč: „pedeset” zamenjuje se rečju: „trideset”.

Član 2.
Posle člana 3. dodaje se član 3a, koji glasi:
„Član 3a
Na pitanja iz člana 2. ovog zakona skupština odgovara u roku od 60 dana.”

Član 3.
Član 1. briše se.

Član 4.
Danom stupanja na snagu ovog zakona prestaje da važi Zakon o mesnim poslovima
(„Službeni glasnik Republike Srbije”, broj 3/85).

Član 5.
Ovaj zakon stupa na snagu osmog dana od dana objavljivanja u „Službenom glasniku Republike Srbije”.
"""

DECISION = """На основу члана 3. Закона о зборовима грађана („Службени гласник Републике Србије”, бр. 12/10 и 45/15),
Скупштина општине Бач донела је

ОДЛУКУ О ЗБОРОВИМА ГРАЂАНА ОПШТИНЕ БАЧ

Члан 1.
Овом одлуком уређује се рад зборова грађана у Републици Србији.

Члан 2.
На оно што није уређено овом одлуком примењује се члан 2. Закона о зборовима грађана.
"""

CONSOLIDATED = """ЗАКОН О ЗБОРОВИМА ГРАЂАНА

(„Службени гласник Републике Србије”, бр. 12/2010 и 45/2015)

Члан 2.
Збор грађана сазива председник општине или тридесет грађана са пребивалиштем у месту.

Члан 3.
Предлози збора грађана упућују се скупштини општине Републике Србије, која о њима расправља.

Члан 3а
На питања из члана 2. овог закона скупштина одговара у року од 60 дана.
"""
