from alinea.pipeline import build
from alinea.pipeline.progress import Progress
from alinea.settings import Settings
from alinea.snapshots import SnapshotHome
from ontology.codes import Confidence
from search_api.passages import PassageTable

LAW = "ЗАКОН\nо пробама у Републици Србији\n\nЧлан 1.\nОвим законом се проба.\n\nЧлан 2.\nЗакон важи из члана 1.\n"
PAGE = "Zakon o probama\n\nTip akta:\n\nZakoni\n\nPodzakonski akti\n\nUredba o probi u opštinama i gradovima\n"


def test_what_a_page_about_a_law_says_counts_less_than_the_law(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "law.txt").write_text(LAW, "utf-8")
    (folder / "page.txt").write_text(PAGE, "utf-8")
    settings = Settings(home=tmp_path / "home")
    report = build(settings, sources=[folder], with_corpus=False, workers=1, progress=Progress(shown=False))
    assert [(each.file, each.code) for each in report.problems] == [("page.txt", "stub")]
    table = PassageTable.open(SnapshotHome(settings.home).current().folder)
    told = {each.kind: each.confidence for each in table.walk()}
    table.close()
    assert told == {"article": None, "text": Confidence.LOW}
