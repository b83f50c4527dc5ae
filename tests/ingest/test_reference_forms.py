"""Forms of references beyond the plain ones: brackets, ranges of letters, lost spaces, long titles."""

import pytest

from ingest.references import find_references


def found(text: str) -> list[str]:
    """Path and act of every reference that names one for certain: "5.1 zakon-o-radu"."""
    certain = [each for each in find_references(text) if each.path or (each.act and each.act.certain)]
    named = [(".".join(each.path.values()), each.act.value if each.act else "") for each in certain]
    return [" ".join(filter(None, each)) for each in named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # brackets without a word for the unit
        ("Article 12(3)(b) of this Law", ["12.3.b"]),
        ("Articles 5 (1) and 6 (2)", ["5.1", "6.2"]),
        ("nenin 5.2 (a)", ["5.2.a"]),
        ("paragrafit 11.1 (a)", ["11.1.a"]),
        ("iz člana 5. (2) Ministar donosi", ["5"]),
        ("sipas nenit 2 (dy) herë", ["2"]),
        ("kontakt tačku (u daljem tekstu: tačka)", []),
        ("Na osnovu člana IV.B.7. a)(IV) Ustava", ["IV.B.7.a.iv constitution"]),
        # ranges and lists of letters
        ("tač. a) do c) ovog člana", ["a-c"]),
        ("тач. а)–г) овог члана", ["а-г"]),
        ("shkronjat “a” deri në “n” të pikës 1", ["1.a-n"]),
        ("stava (1) tač. b) do h) i tač. j), l) i m)", ["1.b-h", "1.j", "1.l", "1.m"]),
        ("stava (1) tač. a), b), d, e) i f)", ["1.a", "1.b", "1.d", "1.e", "1.f"]),
        ("st. (1) i ( 2) ovog člana", ["1", "2"]),
        ("(član 86 st. 1 i\n2) nije", ["86.1", "86.2"]),
        ("(član 200) i\n11) drugo", ["200"]),
        # words left out, spaces lost, names of units
        ("naknadu (93 stav 5);", ["93.5"]),
        ("članom 176 stav 1ovog zakona", ["176.1"]),
        ("shkronjat“a”derinë“n”të pikës1tënenit 19", ["19.1.a-n"]),
        ("člana 213 stav 3 i st. 5 i 6, člana 233", ["213.3", "213.5", "213.6", "233"]),
        ("člana 5. stav 1, osim tačke 3)", ["5.1", "5.1.3"]),
        ("nenin 81 paragrafi 2, me përjashtim të nënparagrafit dh", ["81.2", "81.2.dh"]),
        ("člana 5. stav 1. tačka 2. podtačka (3)", ["5.1.2.3"]),
        ("članka 5. stavka 2. podstavka 3.", ["5.2.3"]),
        ("paragrafit të dytë të nenit 5", ["5.2"]),
        ("pika e parë e këtij neni", ["1"]),
        ("shkronjave “h” dhe “l” të nenit 54, pika 1", ["54.1.h", "54.1.l"]),
        ("neneve 32 (paragrafi i dytë), 68, pika 3, 69", ["32.2", "68.3", "69"]),
        ("paragrafi 21.1 deri 21.3 të këtij neni", ["21.1", "21.2", "21.3"]),
        ("paragrafi 2 i nenit 5 të këtij ligji", ["5.2"]),
        ("sipas këtij kapitulli i drejtohen", []),
        ("sipasnenit 33të këtij ligji", ["33"]),
        ("pikave 1dhe 2të këtij neni", ["1", "2"]),
        ("člana 11. stav 1. t. b), đ) i z)", ["11.1.b", "11.1.đ", "11.1.z"]),
        ("člana 11. ovog zakona, osim uslova iz stava 1. tačka a)", ["11", "11.1.a"]),
        ("paragrafin 3 b të këtij neni", ["3.b"]),
        ("sa članom IV 4. d) Ustava i članom VI (3) Ustava", ["IV.4.d constitution", "VI.3 constitution"]),
        ("nenit 96 të Kushtetutës, dhe pika 3 e po atij neni", ["96 constitution", "96.3 constitution"]),
        ("Article 5, paragraph 1, sub-paragraph 1.2", ["5.1.1.2"]),
        ("Aneksit nr. 1 të këtij ligji", ["1"]),
        ("razdjelu 12 glava 1201 Budžeta", []),
        ("na računu. POGLAVLJE IV - IZVJEŠTAVANJE", []),
        ("iz poglavlja IV ovog zakona, sipas Kreut II", ["IV", "II"]),
        # every dash, lists joined by two words, lost spaces
        ("čl. 44−46. ovog zakona", ["44", "45", "46"]),
        ("члана 12. став 1. тач. 10)−12)", ["12.1.10", "12.1.11", "12.1.12"]),
        ("članovi 44‑46", ["44", "45", "46"]),
        ("paragrafet 1 dhe/ose 2", ["1", "2"]),
        ("nga paragrafi 1.i këtij neni", ["1"]),
        ("nenin 3.b të ligjit", ["3.b"]),
        # own paragraphs that are listed behind other articles
        ("člana 16. i st. 1–2. ovog člana", ["16", "1", "2"]),
        ("члана 5. и става 2. тачка 3) овог члана", ["5", "2.3"]),
        ("член 5 и ставот 2 на овој член", ["5", "2"]),
        ("nenit 5 ose pikës 2 të këtij neni", ["5", "2"]),
        ("Article 5 and paragraph 2 of this Article", ["5", "2"]),
        ("člana 5. stav 1. i stav 2. ovog zakona", ["5.1", "5.2"]),
        ("stavom 6 i tač. 1 i 2 stava 7 ovog člana", ["6", "7.1", "7.2"]),
        ("člana 5. i stava 2. člana 7. ovog zakona", ["5", "7.2"]),
        # points of points, letters in brackets behind "paragrafi"
        ("st. 1 tačke 3 podtač. b i c ovog člana", ["1.3.b", "1.3.c"]),
        ("stava 1 tačke 3 podtačke a ovog člana", ["1.3.a"]),
        ("paragrafët (b), (c) dhe (d) të Nenit 6.2", ["6.2.b", "6.2.c", "6.2.d"]),
        ("në paragrafin (a) ose (b) më sipër", ["a", "b"]),
        # letters that are none of a list
        ("shkronja e këtij neni", []),
        ("dita shkruhet me shkronja\nb. muaji shkruhet me numra", []),
        ("sipas germës së pare të mbiemrit", []),
        # Turkish
        ("1011 inci maddesine", ["1011"]),
        ("Kanunun 5. ve 6. maddelerinde", ["5", "6"]),
        ("Kanunun 9/A maddesinin 2. fıkrası", ["9/a.2"]),
        ("29 uncu maddesinin birinci, üçüncü ve dördüncü fıkraları", ["29.1", "29.3", "29.4"]),
        ("“Emniyet” şeklinde, ikinci fıkrasında", ["2"]),
        ("(8), (10) ve (29) numaralı bentlerinde", ["8", "10", "29"]),
        ("EK MADDE 2- Genel Müdürlük", ["ek 2"]),
        ("geçici 1 inci ve geçici 2 nci maddeler", ["gecici 1", "gecici 2"]),
    ],
)
def test_paths(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6183 sayılı Amme Alacaklarının Tahsil Usulü Hakkında Kanun hükümleri", ["6183"]),
        ("2873 sayılı Kanunun mülga 18 inci maddesi", ["18 2873"]),
        ("2873 sayılı Kanunun ek 1 inci maddesinin", ["ek 1 2873"]),
        ("663 sayılı Kanun Hükmünde Kararnamenin ek 11 inci maddesinin (a) bendi", ["ek 11.a 663"]),
        (
            "4916 sayılı Çeşitli Kanunlarda ve Kanun Hükmünde Kararnamede Değişiklik Yapılması Hakkında Kanunun "
            "geçici 2 nci maddesi",
            ["gecici 2 4916"],
        ),
        ("375 sayılı Kanun Hükmünde Kararnamenin eki (II) sayılı Cetvelin (9) numaralı sırasında", ["II.9 375"]),
        ("1 sayılı Cumhurbaşkanlığı Kararnamesinin 12 nci maddesi", ["12 1"]),
        ("90/733 sayılı Bakanlar Kurulu kararıyla", ["90/733"]),
        ("7201 sayılı Tebligat Kanunu hükümleri", ["7201"]),
        ("Türk Ceza Kanununun 53 üncü maddesi", ["53 turk-ceza-kanunu"]),
        ("Bu Kanunun 5 inci maddesi", ["5"]),
        ("Anayasanın 90 ıncı maddesi", ["90 constitution"]),
    ],
)
def test_turkish_acts(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles that go on
        ("Konvencija o pravima osoba sa invaliditetom", ["konvencija-o-pravima-osoba-sa-invaliditetom"]),
        ("Zakonom o radu sa danom stupanja", ["zakon-o-radu"]),
        ("Zakona o dugu, zaduživanju i garancijama važi", ["zakon-o-dugu-zaduzivanju-i-garancijama"]),
        ("sa Zakonom o radu, kolektivnim ugovorom i pravilnikom", ["zakon-o-radu"]),
        ("prema Zakonu o radu, uredbi i odluci", ["zakon-o-radu"]),
        ("Zakona o radu, kao i uredbi Vlade", ["zakon-o-radu"]),
        ("Pravilnik o uslovima, kao i postupku rada", ["pravilnik-o-uslovima-kao-i-postupku-rada"]),
        ("Pravilnik o mjerama, načinu obuke i obilježjima", ["pravilnik-o-mjerama-nacinu-obuke-i-obiljezjima"]),
        ("Ligji për Arsimin, Shkencën dhe Teknologjinë", ["ligji-per-arsimin-shkencen-dhe-teknologjine"]),
        ("Zakon o konsolidaciji Željeznica d.o.o. Sarajevo", ["zakon-o-konsolidaciji-zeljeznica-d-o-o-sarajevo"]),
        ("Zakon o potvrđivanju Konvencije o radu", ["zakon-o-potvrdjivanju-konvencije-o-radu"]),
        ("na osnovu Odluke o uređenju puta od kamena", ["odluka-o-uredjenju-puta-od-kamena"]),
        ("(2) Odluku o obustavi postupka po tužbi donosi vijeće", []),
        (
            "Pravilnik o načinu prikupljanja, evidentiranja i praćenja podataka propisuje ministar",
            ["pravilnik-o-nacinu-prikupljanja-evidentiranja-i-pracenja-podataka"],
        ),
        (
            "Правилник о начину прикупљања, вођења и чувања података",
            ["pravilnik-o-nacinu-prikupljanja-vodjenja-i-cuvanja-podataka"],
        ),
        (
            "Pravilnik o odgovornosti advokata, stručnih saradnika i advokatskih pripravnika objavljuje se",
            ["pravilnik-o-odgovornosti-advokata-strucnih-saradnika-i-advokatskih-pripravnika"],
        ),
        ("odredbe Zakona o pravima pacijenata, drugih propisa i opštih akata", ["zakon-o-pravima-pacijenata"]),
        ("i Tarifa o nagradama i naknadama za rad advokata", ["tarifa-o-nagradama-i-naknadama-za-rad-advokata"]),
        ("po tarifi za usluge", []),
        ("Deklarata për mbiemrin", []),
        ("ligjit për shpalljen e personave si të vdekur", ["ligji-per-shpalljen-e-personave-si-te-vdekur"]),
        (
            'sa Sporazumom između Vlade BiH i Vlade Republike Srbije o mostovima ("Službeni glasnik BiH", broj 6/21)',
            ["sporazum-izmedju-vlade-bih-i-vlade-republike-srbije-o-mostovima"],
        ),
        ("sporazum između poslodavca i radnika o radu", []),
        # named by whose they are
        ("Statut Grada Beograda i statut opštine", ["statut-grada-beograda"]),
        ("Статутом АП Војводине и статутом АП", ["statut-ap-vojvodine"]),
        ("sa Poslovnikom Narodne skupštine i poslovnikom skupštine", ["poslovnik-narodne-skupstine"]),
        ("sipas rregullores së Kuvendit dhe rregullores së punës", ["rregullorja-se-kuvendit"]),
        (
            "ka statutin e Universitetit dhe Statutin e Universitetit të Prishtinës",
            ["statut-e-universitetit-te-prishtines"],
        ),
        ("sipas Konventës së Stambollit", ["konventa-se-stambollit"]),
        ("Konventën e Aarhus-it dhe Konventën e Bazelit", ["konventa-e-aarhus-it", "konventa-e-bazelit"]),
        # codes, laws in small letters, notes, behind a comma
        ("of the Criminal Code of Kosovo and the Labour Code", ["criminal-code-of-kosovo", "labour-code"]),
        ("under this Code and the Code of Criminal Procedure", ["code-of-criminal-procedure"]),
        ("sipas ligjit për gjendjen civile", ["ligji-per-gjendjen-civile"]),
        ("në një ligj për gjendjen civile", []),
        ("ligjin “Për policinë e shtetit” dhe aktet", ["ligji-per-policine-e-shtetit"]),
        ("Ligjin për Kadastrin Nr. 2003/25", ["2003/25"]),
        ("të Ligjit aktual mbi Shtetësinë", ["ligji-aktual-mbi-shtetesine"]),
        (
            "sipas Kodit Civil.\nMandati i tij dhe Kodit të\nProcedurës Civile",
            ["kodi-civil", "kodi-te-procedures-civile"],
        ),
        ("sipas Kodit Civil dhe Kodit Penal", ["kodi-civil", "kodi-penal"]),
        ("zbaton Kodin e Mirësjelljes", []),
        ("sa Krivičnim zakonom Republike Srpske", ["krivicnim-zakon-republike-srpske"]),
        ("предлаже Народној скупштини доношење закона о буџету", []),
        (
            "Upute o izradi planova u skladu s odlukom i Uredbe o izradi planova u skladu s odlukom",
            ["uredba-o-izradi-planova"],
        ),
        ("djela propisana Krivičnim zakonom Brčko distrikta BiH", ["krivicnim-zakon-brcko-distrikta-bih"]),
        ("„sledećoj Fiskalnoj strategiji”", []),
        # plans of policy are acts only where a gazette says so
        ("Влада доноси Националну стратегију за родну равноправност и Акциони план за спровођење", []),
        ("усваја и Национални програм за усвајање правних тековина Европске уније", []),
        ("i Strategiju o radu („Službeni glasnik RS”, broj 5/20)", ["strategija-o-radu"]),
        ("(види члан 12. Закона - 116/2022-3)", ["12 116/2022"]),
        ("(види Исправку Закона - 48/2018-3)", ["48/2018"]),
        ("(vidi Odluku US - 20/2014-36) o odluci US", ["20/2014"]),
        ("Аутентично тумачење - 11/2021-3", ["11/2021"]),
        ("законом.\n\n*Службени\nгласник РС, број 67/2012 (Одлука УС)", ["67/2012"]),
        ("*Службени гласник РС, број 47/2018", []),
        ("Ligjit nr. 04/L-077 për Detyrimet, neni 5", ["5 04/L-077"]),
        # what is excepted from an act
        (
            'važi Zakon o radu ("Sl. glasnik RS", br. 1/98), osim odredaba čl. 5. i 6.',
            ["zakon-o-radu", "5 zakon-o-radu", "6 zakon-o-radu"],
        ),
        ("важи Закон о раду, изузев члана 5.", ["zakon-o-radu", "5 zakon-o-radu"]),
        ("Zakona o radu, osim člana 5. ovog zakona", ["zakon-o-radu", "5"]),
        ("Zakona o radu, osim člana 5. Zakona o plati", ["zakon-o-radu", "5 zakon-o-plati"]),
        ("Ligji nr. 8417/1998, përveç neneve 5 dhe 6", ["8417/1998", "5 8417/1998", "6 8417/1998"]),
        ("Rregulloren nr. 2001/9 për Kornizën, veçanërisht nenet 5.1 dhe 5.7", ["5.1 2001/9", "5.7 2001/9"]),
        ("Zakona o radu, član 5. ovog zakona", ["zakon-o-radu", "5"]),
        ("VKM nr. 532, datë 5.8.2020", ["532/2020"]),
        ("Udhëzimit Administrativ Nr. 10/2015", ["10/2015"]),
        ("Uredbe (EZ) br. 2006/2004 i Uredbe (EU) 2016/2004", ["eu:32004R2006", "eu:32016R2004"]),
        ("Direktiva e Këshillit 75/442/EEC", ["eu:31975L0442"]),
        ("Direktive Saveta 91/271/EEZ", ["eu:31991L0271"]),
        ("Directive of the European Parliament and of the Council 2004/38/EC", ["eu:32004L0038"]),
        ("Rekomandimin e Këshillit 75/436 EEC", ["eu:31975H0436"]),
        ("preporuke Saveta i Komisije", []),
    ],
)
def test_acts(text: str, expected: list[str]) -> None:
    assert [each for each in found(text) if each] == expected


def test_a_title_of_any_length_ends_at_its_gazette():
    title = "o utvrđivanju prioriteta, " + "mera i programa zdravstvene zaštite, " * 7 + "za lica 100% I. grupe"
    [reference] = find_references(f'Odluke {title} ("Službene novine FBiH", br. 8/05 i 11/07).')
    assert reference.act
    assert reference.act.title == f"odluka {title}"
    assert reference.act.issues == ("8/2005", "11/2007")
