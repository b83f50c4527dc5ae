"""The articles on participation of a law on local self-government, in our own words, with the numbers of the law."""

LAW = """LIGJI NR. 03/L-040
PËR VETËQEVERISJEN LOKALE

Neni 43
Seancat e kuvendit
43.1 Kuvendi i komunës mblidhet më së paku dhjetë (10) herë në vit, prej tyre pesë (5) në gjysmën e parë të vitit.
43.2 Kryesuesi i njofton anëtarët së paku shtatë (7) ditë pune para mbledhjes.

Neni 68
Takimet me publikun
68.1 Secila komunë organizon së paku dy herë në vit takime publike në të cilat mund të marrë pjesë çdo i interesuar.
68.2 Komuna e bën të ditur takimin dy (2) javë para se të mbahet.

Neni 70
Nisma e qytetarëve
70.1 Qytetarët mund të propozojnë rregullore që janë në kompetencë të kuvendit.
70.2 Propozimi duhet të nënshkruhet nga së paku pesëmbëdhjetë për qind (15 %) e votuesve të regjistruar.
70.3 Kuvendi e shqyrton propozimin dhe vendos për të brenda gjashtëdhjetë (60) ditëve nga pranimi i propozimit.

Neni 71
Referendumi
71.1 Qytetarët mund të kërkojnë që një rregullore e kuvendit të shkojë në referendum.
71.2 Kërkesa nënshkruhet nga dhjetë për qind (10 %) e votuesve të regjistruar dhe i dorëzohet kryesuesit brenda
tridhjetë (30) ditëve nga miratimi i rregullores.
71.3 Kuvendi vendos për kërkesën brenda tridhjetë (30) ditëve nga pranimi i kërkesës.

Neni 72
Shkarkimi i kryetarit
72.1 Nismën e nënshkruajnë njëzet për qind (20 %) e votuesve të regjistruar.
72.2 Kryetari shkarkohet me shumicën e votave të votuesve të regjistruar.
"""
