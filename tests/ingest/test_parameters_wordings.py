"""Wordings of native drafters, invented, language by language: which value in which role."""

import pytest

from tests.ingest.test_parameters import told

CASES = [
    (
        "Kryetari i komunës i përgjigjet peticionit brenda 30 (tridhjetë) ditësh nga pranimi i tij.",
        ("answer_term", "max", "30", "days"),
    ),
    (
        "Kuvendi e shqyrton nismën dhe merr vendim jo më vonë se dy muaj nga dorëzimi i saj.",
        ("answer_term", "max", "2", "months"),
    ),
    (
        "Autoriteti mbikëqyrës e jep mendimin brenda afatit prej 15 ditësh nga pranimi i kërkesës.",
        ("answer_term", "max", "15", "days"),
    ),
    (
        "Komuna i dërgon ministrisë aktin brenda shtatë (7) ditësh pas miratimit.",
        ("procedure_term", "max", "7", "days"),
    ),
    ("Kuvendi mblidhet së paku pesë herë në vit.", ("frequency", "min", "5", "meetings")),
    ("Kryetari raporton para kuvendit së paku njëherë në gjashtë muaj.", ("frequency", "min", "6", "months")),
    ("Këshilli mban së paku dhjetë mbledhje në vit.", ("frequency", "min", "10", "meetings")),
    ("Bashkia organizon çdo vit një dëgjesë publike për buxhetin.", ("frequency", "exact", "1", "meetings")),
    ("Ministria i raporton qeverisë çdo dy vjet.", ("frequency", "exact", "2", "years")),
    ("Raporti vjetor dorëzohet deri në fund të muajit mars.", ("procedure_term", "max", "--03-31", "day_of_year")),
    (
        "Njoftimi për mbledhjen u dërgohet anëtarëve shtatë (7) ditë pune para mbajtjes së saj.",
        ("notice_term", "min", "7", "working_days"),
    ),
    (
        "Listat e kandidatëve dorëzohen jo më vonë se 40 ditë para datës së zgjedhjeve.",
        ("notice_term", "min", "40", "days"),
    ),
    (
        "Për zgjedhje kandidati duhet të marrë më shumë se gjysmën e votave të anëtarëve.",
        ("majority", "more_than", "1/2", "fraction"),
    ),
    ("Kuvendi vendos me votën e shumicës.", ("majority", "more_than", "1/2", "fraction")),
    ("Statuti ndryshohet me votimin e dy të tretave (2/3) të anëtarëve.", ("majority", "min", "2/3", "fraction")),
    (
        "Mbledhja është e vlefshme kur marrin pjesë më shumë se gjysma e anëtarëve.",
        ("turnout", "more_than", "1/2", "fraction"),
    ),
    (
        "Kuorumi për të gjitha mbledhjet është së paku gjysma e numrit të anëtarëve.",
        ("turnout", "min", "1/2", "fraction"),
    ),
    ("Komisioni përbëhet nga shtatë anëtarë.", ("composition", "exact", "7", "members")),
    ("Dy anëtarë propozohen nga shoqëria civile.", ("composition", "exact", "2", "members")),
    (
        "Në listë së paku 30 për qind e kandidatëve duhet të jenë nga gjinia e nënpërfaqësuar.",
        ("composition", "min", "30", "percent"),
    ),
    (
        "Nëse komuna ka më shumë se 100.000 banorë, kuvendi ka 41 anëtarë.",
        ("scope", "more_than", "100000", "persons"),
    ),
    ("Mandati pushon nëse anëtari mungon tre muaj rresht në mbledhje.", ("scope", "exact", "3", "months")),
    ("Kërkesa nënshkruhet nga 15% e votuesve të regjistruar.", ("support", "min", "15", "percent")),
    (
        "Mbledhja e jashtëzakonshme thirret me kërkesën e një të tretës së anëtarëve.",
        ("support", "min", "1/3", "fraction"),
    ),
    ("Kryetari zgjidhet për një mandat katërvjeçar.", ("term_of_office", "exact", "4", "years")),
    (
        "Drafti vihet në konsultim publik për të paktën 20 ditë pune.",
        ("consultation_term", "min", "20", "working_days"),
    ),
    (
        "Referendumi për të njëjtën çështje nuk mund të përsëritet para kalimit të tre vjetëve.",
        ("moratorium", "min", "3", "years"),
    ),
    (
        "Skupština razmatra peticiju i dostavlja odgovor u roku od 45 dana od njenog prijema.",
        ("answer_term", "max", "45", "days"),
    ),
    ("Organ uprave dužan je da o zahtevu odluči najkasnije u roku od 15 dana.", ("answer_term", "max", "15", "days")),
    ("Rok za donošenje rješenja po predstavci je 60 dana.", ("answer_term", "max", "60", "days")),
    (
        "Gradonačelnik je dužan dati mišljenje na inicijativu u roku od deset dana.",
        ("answer_term", "max", "10", "days"),
    ),
    (
        "Odluka se dostavlja ministarstvu u roku od osam dana od dana donošenja.",
        ("procedure_term", "max", "8", "days"),
    ),
    ("Kandidature se podnose najkasnije 20 dana prije dana održavanja izbora.", ("notice_term", "min", "20", "days")),
    ("Izborna lista se podnosi najkasnije dvadeset dana pre dana glasanja.", ("notice_term", "min", "20", "days")),
    (
        "Odluka o raspisivanju izbora donosi se najranije 120 dana pre isteka mandata odbornika.",
        ("notice_term", "max", "120", "days"),
    ),
    (
        "Materijal se dostavlja vijećnicima najmanje sedam dana prije održavanja sjednice.",
        ("notice_term", "min", "7", "days"),
    ),
    ("Vijeće se sastaje najmanje jednom u tri mjeseca.", ("frequency", "min", "1", "meetings")),
    ("Savet podnosi izveštaj skupštini najmanje dva puta godišnje.", ("frequency", "min", "6", "months")),
    ("Načelnik svake godine podnosi izvještaj o radu vijeću.", ("frequency", "exact", "1", "years")),
    ("Skupština odlučuje većinom.", ("majority", "more_than", "1/2", "fraction")),
    (
        "Za izmenu statuta potrebna je natpolovična većina od ukupnog broja odbornika.",
        ("majority", "more_than", "1/2", "fraction"),
    ),
    ("Odluka se donosi dvotrećinskom većinom glasova svih vijećnika.", ("majority", "min", "2/3", "fraction")),
    ("Kvorum za rad zbora čini najmanje desetina birača.", ("turnout", "min", "1/10", "fraction")),
    ("Komisiju čine predsjednik i četiri člana.", ("composition", "exact", "4", "members")),
    (
        "U opštini koja na dan raspisivanja izbora ima više od 50.000 birača obrazuje se komisija.",
        ("scope", "more_than", "50000", "voters"),
    ),
    ("Na listi mora biti najmanje 40% pripadnika manje zastupljenog pola.", ("composition", "min", "40", "percent")),
    ("Nacrt je na javnom uvidu 30 dana.", ("consultation_term", "min", "30", "days")),
    ("Mandat prestaje odborniku koji izostane sa tri sednice uzastopno.", ("scope", "exact", "3", "meetings")),
    ("Predlog podnosi najmanje 30 odbornika.", ("support", "min", "30", "councillors")),
    ("Inicijativu može pokrenuti deset posto birača upisanih u popis birača.", ("support", "min", "10", "percent")),
    ("Povjerenik se imenuje na razdoblje od pet godina.", ("term_of_office", "exact", "5", "years")),
    ("Potpisi se prikupljaju u roku od 90 dana.", ("collection_term", "max", "90", "days")),
    (
        "O istom pitanju referendum se ne može ponovo raspisati u roku od godinu dana.",
        ("moratorium", "min", "1", "years"),
    ),
    (
        "Советот е должен да одговори на иницијативата во рок од 60 дена од денот на поднесувањето.",
        ("answer_term", "max", "60", "days"),
    ),
    ("Градоначалникот поднесува извештај до советот најмалку двапати годишно.", ("frequency", "min", "6", "months")),
    ("Седницата се свикува најмалку пет дена пред денот на одржувањето.", ("notice_term", "min", "5", "days")),
    (
        "Кандидатските листи се поднесуваат најдоцна 35 дена пред денот на изборите.",
        ("notice_term", "min", "35", "days"),
    ),
    (
        "Советот одлучува со мнозинство гласови од вкупниот број членови.",
        ("majority", "more_than", "1/2", "fraction"),
    ),
    (
        "Статутот се донесува со двотретинско мнозинство гласови од вкупниот број членови на советот.",
        ("majority", "min", "2/3", "fraction"),
    ),
    ("Комисијата е составена од претседател и шест члена.", ("composition", "exact", "6", "members")),
    (
        "Граѓанската иницијатива ја поднесуваат најмалку десет проценти од избирачите.",
        ("support", "min", "10", "percent"),
    ),
    ("Членовите се избираат за време од четири години.", ("term_of_office", "exact", "4", "years")),
    ("Во општина со над 20.000 жители советот има 23 члена.", ("scope", "more_than", "20000", "persons")),
    (
        "Актот се доставува до министерството во рок од десет дена од денот на донесувањето.",
        ("procedure_term", "max", "10", "days"),
    ),
    (
        "The assembly shall decide on the proposal within sixty (60) days from its receipt.",
        ("answer_term", "max", "60", "days"),
    ),
    (
        "The mayor shall reply in writing within 15 days of receipt of the petition.",
        ("answer_term", "max", "15", "days"),
    ),
    (
        "The municipality shall forward the act to the ministry within seven days of its adoption.",
        ("procedure_term", "max", "7", "days"),
    ),
    (
        "The date of the meeting shall be published at least two weeks in advance.",
        ("notice_term", "min", "2", "weeks"),
    ),
    (
        "Candidate lists shall be submitted no later than 40 days before election day.",
        ("notice_term", "min", "40", "days"),
    ),
    ("The municipal assembly shall hold at least ten sessions a year.", ("frequency", "min", "10", "meetings")),
    ("The mayor shall report to the assembly at least once every six months.", ("frequency", "min", "6", "months")),
    ("Decisions are taken by a majority vote.", ("majority", "more_than", "1/2", "fraction")),
    ("The statute is adopted by two thirds of the members of the assembly.", ("majority", "min", "2/3", "fraction")),
    ("The quorum for all meetings is at least one half of the members.", ("turnout", "min", "1/2", "fraction")),
    ("The committee consists of nine members.", ("composition", "exact", "9", "members")),
    (
        "The request shall be signed by at least 10 percent of the registered voters.",
        ("support", "min", "10", "percent"),
    ),
    ("Members are appointed for a term of three years.", ("term_of_office", "exact", "3", "years")),
    (
        "In municipalities where at least 10% of the citizens belong to minority communities, a deputy is elected.",
        ("scope", "min", "10", "percent"),
    ),
    ("Belediye meclisi başvuruyu otuz gün içinde karara bağlar.", ("answer_term", "max", "30", "days")),
    ("Meclis en az ayda bir kez toplanır.", ("frequency", "min", "1", "meetings")),
    ("Toplantı çağrısı en az yedi gün önceden ilan edilir.", ("notice_term", "min", "7", "days")),
    ("Tüzük, üye tam sayısının üçte iki çoğunluğuyla değiştirilir.", ("majority", "min", "2/3", "fraction")),
    ("Kararlar oy çokluğuyla alınır.", ("majority", "more_than", "1/2", "fraction")),
    ("Komisyon yedi üyeden oluşur.", ("composition", "exact", "7", "members")),
    ("Üyeler dört yıl için seçilir.", ("term_of_office", "exact", "4", "years")),
    ("Dilekçe en az beş yüz seçmen tarafından imzalanır.", ("support", "min", "500", "voters")),
    ("Konsey üye tam sayısının salt çoğunluğu ile toplanır.", ("turnout", "more_than", "1/2", "fraction")),
    ("Yıllık rapor her yıl 31 Mart'a kadar sunulur.", ("procedure_term", "max", "--03-31", "day_of_year")),
    (
        "Në rast se kryetari nuk përgjigjet brenda afatit prej 20 ditësh, peticioni kalon në këshill.",
        ("answer_term", "max", "20", "days"),
    ),
    (
        "Këshilli bashkiak shqyrton kërkesën e qytetarëve, por jo më vonë se 30 ditë nga depozitimi.",
        ("answer_term", "max", "30", "days"),
    ),
    ("Vendimi shpallet brenda pesë ditëve nga data e miratimit.", ("procedure_term", "max", "5", "days")),
    ("Kundër vendimit mund të bëhet ankesë në afat prej tetë ditësh.", ("procedure_term", "max", "8", "days")),
    (
        "Kandidatët regjistrohen në KQZ jo më vonë se 50 ditë përpara datës së zgjedhjeve.",
        ("notice_term", "min", "50", "days"),
    ),
    ("Vendimet merren me shumicën e votave të anëtarëve të pranishëm.", ("majority", "more_than", "1/2", "fraction")),
    ("Mocioni miratohet me dy të tretat e votave të të gjithë anëtarëve.", ("majority", "min", "2/3", "fraction")),
    (
        "Referendumi është i vlefshëm nëse në të marrin pjesë jo më pak se 1/3 e votuesve.",
        ("turnout", "min", "1/3", "fraction"),
    ),
    ("Komiteti ka jo më shumë se nëntë anëtarë.", ("composition", "max", "9", "members")),
    ("Komiteti mblidhet jo më pak se një herë në muaj.", ("frequency", "min", "1", "meetings")),
    ("Nisma mbështetet nga të paktën 20 mijë zgjedhës.", ("support", "min", "20000", "voters")),
    ("Anëtarët emërohen për një periudhë trevjeçare.", ("term_of_office", "exact", "3", "years")),
    ("Kandidati duhet të ketë së paku pesë vjet përvojë pune.", ("scope", "min", "5", "years")),
    ("Projektakti publikohet për komente për së paku 15 ditë.", ("consultation_term", "min", "15", "days")),
    ("Mbledhja e nënshkrimeve zgjat gjashtëdhjetë ditë.", ("collection_term", "max", "60", "days")),
    (
        "Ako predsednik opštine ne odgovori u roku od 30 dana, smatra se da je predlog odbijen.",
        ("answer_term", "max", "30", "days"),
    ),
    (
        "Ministarstvo će u roku od 20 dana od dana prijema zahteva doneti rešenje.",
        ("answer_term", "max", "20", "days"),
    ),
    (
        "Nadzorni organ dužan je izjasniti se o prijedlogu najkasnije u roku od 15 dana.",
        ("answer_term", "max", "15", "days"),
    ),
    ("Pritužba se podnosi u roku od godinu dana od izvršene povrede.", ("procedure_term", "max", "1", "years")),
    ("Rezultati se objavljuju u roku od 24 časa od zatvaranja birališta.", ("procedure_term", "max", "24", "hours")),
    (
        "Poziv za sjednicu upućuje se vijećnicima najkasnije osam dana prije sjednice.",
        ("notice_term", "min", "8", "days"),
    ),
    (
        "Od dana raspisivanja do dana održavanja referenduma ne može proći manje od 30 dana.",
        ("notice_term", "min", "30", "days"),
    ),
    (
        "Odluka je usvojena ako za nju glasa više od polovine ukupnog broja vijećnika.",
        ("majority", "more_than", "1/2", "fraction"),
    ),
    (
        "Odluka se smatra donetom ako se za nju izjasni većina birača koji su glasali.",
        ("majority", "more_than", "1/2", "fraction"),
    ),
    ("Zbor može punovažno da odlučuje ako je prisutno najmanje 5% birača.", ("turnout", "min", "5", "percent")),
    ("Savet čini 11 članova.", ("composition", "exact", "11", "members")),
    ("Odbor ima predsednika i šest članova.", ("composition", "exact", "6", "members")),
    ("Tri člana imenuje skupština, a dva predlažu udruženja.", ("composition", "exact", "3", "members")),
    ("Vijeće održava sjednice najmanje četiri puta godišnje.", ("frequency", "min", "4", "meetings")),
    ("Načelnik podnosi polugodišnji izvještaj o radu.", ("frequency", "exact", "6", "months")),
    ("Zahtjev za opoziv potpisuje najmanje 15 odsto birača.", ("support", "min", "15", "percent")),
    ("Sjednica se saziva i na zahtjev trećine vijećnika.", ("support", "min", "1/3", "fraction")),
    ("Mandat članova traje dvije godine.", ("term_of_office", "exact", "2", "years")),
    (
        "Postupak opoziva ne može se pokrenuti prije isteka šest mjeseci od izbora.",
        ("moratorium", "min", "6", "months"),
    ),
    ("Pravo glasa imaju osobe starije od 16 godina.", ("scope", "exact", "16", "years")),
    ("Vijeće mjesnog odbora bira se u naseljima s više od 500 stanovnika.", ("scope", "more_than", "500", "persons")),
    ("Градоначалникот одговара на претставката во рок од 15 дена од приемот.", ("answer_term", "max", "15", "days")),
    (
        "Жалба се изјавува во рок од осум дена од денот на приемот на решението.",
        ("procedure_term", "max", "8", "days"),
    ),
    ("Советот одржува седници најмалку еднаш во три месеци.", ("frequency", "min", "1", "meetings")),
    (
        "Референдумот е успешен ако гласале повеќе од половина од избирачите.",
        ("turnout", "more_than", "1/2", "fraction"),
    ),
    ("Барањето е поддржано со потписи од најмалку 1000 избирачи.", ("support", "min", "1000", "voters")),
    ("Јавната расправа трае најмалку 20 дена.", ("consultation_term", "min", "20", "days")),
    ("Најмалку 40% од кандидатите на листата се жени.", ("composition", "min", "40", "percent")),
    ("The council shall consider the petition and respond within thirty days.", ("answer_term", "max", "30", "days")),
    (
        "An appeal may be lodged within 15 days of the delivery of the decision.",
        ("procedure_term", "max", "15", "days"),
    ),
    ("The notice shall be posted not later than seven days before the meeting.", ("notice_term", "min", "7", "days")),
    (
        "A referendum is valid if at least one third of registered voters take part.",
        ("turnout", "min", "1/3", "fraction"),
    ),
    ("The board meets at least four times a year.", ("frequency", "min", "4", "meetings")),
    ("The mayor submits an annual report by 31 March.", ("procedure_term", "max", "--03-31", "day_of_year")),
    ("A public hearing may be requested by 50 citizens.", ("support", "min", "50", "persons")),
    ("Members serve a term of office of four years.", ("term_of_office", "exact", "4", "years")),
    (
        "The draft shall be open for public consultation for at least 20 working days.",
        ("consultation_term", "min", "20", "working_days"),
    ),
    ("Başkan, dilekçeye on beş gün içinde cevap verir.", ("answer_term", "max", "15", "days")),
    (
        "Karara karşı tebliğ tarihinden itibaren yedi gün içinde itiraz edilebilir.",
        ("procedure_term", "max", "7", "days"),
    ),
    ("Kurul yılda en az iki kez toplanır.", ("frequency", "min", "2", "meetings")),
    (
        "Meclis, üye tam sayısının üçte birinin istemi üzerine toplantıya çağrılır.",
        ("support", "min", "1/3", "fraction"),
    ),
    ("Kurul beş üyeden oluşur.", ("composition", "exact", "5", "members")),
    ("Aday listeleri seçimden en geç kırk gün önce verilir.", ("notice_term", "min", "40", "days")),
    # what is said behind the second of two quantities, and who votes for a share
    (
        "Odluka se donosi najranije 150 dana, a najkasnije 45 dana pre isteka mandata.",
        ("notice_term", "max", "150", "days"),
    ),
    ("Statuti miratohet me shumicën prej dy të tretave (2/3) të anëtarëve.", ("majority", "min", "2/3", "fraction")),
    ("Liste koje su osvojile više od 3% glasova učestvuju u raspodeli.", ("scope", "more_than", "3", "percent")),
    (
        "Organ će zahtev ustupiti u roku od tri dana od dana prijema i o tome obavestiti podnosioca.",
        ("procedure_term", "max", "3", "days"),
    ),
    (
        "Mandat prestaje ako je osuđen na kaznu zatvora od najmanje šest meseci.",
        ("scope", "min", "6", "months"),
    ),
    ("Skupština bira 13 članova veća na predlog gradonačelnika.", ("composition", "exact", "13", "members")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_wording(text, expected):
    assert expected in told(text)
