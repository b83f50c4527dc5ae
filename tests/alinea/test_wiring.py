import json
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from alinea.settings import Settings, load_settings
from alinea.snapshots import Snapshot, SnapshotHome
from alinea.wiring import Installation, make_executor
from graph.compare import compare
from graph.stores.remote import RemoteStore
from ontology.errors import EngineError, SettingsError, SnapshotError
from tests.conformance.endpoints import bare_oxigraph, oxigraph_command


def copied_manifest(built, tmp_path: Path, **changes) -> Snapshot:
    settings, _ = built
    manifest = SnapshotHome(settings.home).current().manifest | changes
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return Snapshot(tmp_path)


def test_a_snapshot_of_another_model_is_refused(built, tmp_path):
    snapshot = copied_manifest(built, tmp_path, embedder="another model")
    with pytest.raises(SnapshotError, match="another model"):
        _ = Installation(built[0], snapshot).search


@pytest.mark.parametrize("setting", ["store", "lexical", "vectors"])
def test_an_unknown_engine_is_named(built, setting):
    settings = built[0].model_copy(update={setting: "punchcards"})
    installation = Installation(settings, SnapshotHome(settings.home).current())
    with pytest.raises(SettingsError, match=f"ALINEA_{setting.upper()}=punchcards"):
        _ = installation.store if setting == "store" else installation.search


def test_the_store_may_be_an_address(built, installation):
    if not oxigraph_command():
        pytest.skip("the package oxigraph is not installed: pip install oxigraph")
    dump = list(parse(installation.store.dump("application/n-quads"), RdfFormat.N_QUADS))
    with bare_oxigraph(dump, "--union-default-graph") as endpoint:
        settings = built[0].model_copy(update={"store": endpoint.query})
        remote = Installation(settings, SnapshotHome(settings.home).current())
        again = remote.services().open_store()
        assert isinstance(again, RemoteStore)
        assert isinstance(remote.store, RemoteStore)
        assert len(again) == len(remote.store) == len(installation.store)
        assert compare(remote.store, "referendum") == compare(installation.store, "referendum")
        again.close()
        remote.store.close()


def test_an_unknown_executor_is_named():
    with pytest.raises(SettingsError, match=r"ALINEA_EXECUTOR=abacus.*dask, inline, processes"):
        make_executor(Settings(executor="abacus"), workers=1)


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match=r"alinea\[dask\]"):
        make_executor(Settings(executor="dask"), workers=1)


def test_settings_come_from_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("ALINEA_HOME", str(tmp_path))
    monkeypatch.setenv("ALINEA_PORT", "8123")
    settings = load_settings()
    assert (settings.home, settings.port) == (tmp_path, 8123)
    assert load_settings(home=tmp_path / "other").home == tmp_path / "other"


@pytest.mark.parametrize(("name", "value"), [("ALINEA_PORT", "many"), ("ALINEA_BASE", "https://example.org")])
def test_a_setting_that_makes_no_sense_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name[:6]):
        load_settings()


def test_the_base_of_identifiers_is_a_setting(tmp_path):
    from alinea.pipeline import build
    from alinea.pipeline.progress import Progress

    settings = Settings(home=tmp_path, base="https://laws.example/")
    (tmp_path / "law.txt").write_text("ЗАКОН\nо проби\n\nЧлан 1.\nПрво.\n\nЧлан 2.\nДруго.\n", "utf-8")
    build(settings, sources=[tmp_path / "law.txt"], with_corpus=False, workers=1, progress=Progress(shown=False))
    store = Installation(settings, SnapshotHome(tmp_path).current()).store
    found = [row["iri"] for row in store.select("SELECT ?iri WHERE { ?iri a aln:Provision }")]
    assert found
    assert all(str(iri).startswith("https://laws.example/eli/") for iri in found)
