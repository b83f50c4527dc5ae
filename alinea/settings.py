"""Settings from the environment (``ALINEA_...``); no module holds them, whoever needs them is handed them."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from ontology.eli import DEFAULT_BASE
from ontology.errors import SettingsError

_CHECKOUT = Path(__file__).resolve().parents[1]


def _default_home() -> Path:
    """Beside the corpus in a checkout, else in the user's data folder (XDG Base Directory)."""
    if (_CHECKOUT / "corpus" / "jurisdictions.yaml").exists():
        return _CHECKOUT / ".alinea"
    return Path.home() / ".local" / "share" / "alinea"


class Settings(BaseSettings):
    """Where things are and which engines serve; every field can be set as ``ALINEA_`` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="ALINEA_", extra="ignore")

    home: Path = Field(default_factory=_default_home, description="folder of the snapshots")
    cache: Path = Field(
        default_factory=lambda: Path.home() / ".cache" / "alinea",
        description="readings, embeddings and models, shared by every home",
    )
    corpus: Path = Field(default=_CHECKOUT / "corpus", description="the curated corpus")
    base: str = Field(default=DEFAULT_BASE, description="base of all identifiers; ends with a slash")
    model: str = Field(default="multilingual-e5-small", description="embedding model: a name or a folder")
    store: str = Field(
        default="oxigraph", description="where quads live: oxigraph, or the address of a SPARQL endpoint"
    )
    lexical: str = Field(default="tantivy", description="index of words")
    vectors: str = Field(default="faiss", description="index of vectors")
    executor: str = Field(default="processes", description="where documents are read: processes, inline or dask")
    dask_scheduler: str | None = Field(default=None, description="tcp://host:port; none starts a cluster here")
    reader_seconds: float = Field(default=600, gt=0, description="longest that one document may take to read")
    reader_mb: int = Field(default=4000, ge=1000, description="most memory of a process that reads")
    readings_mb: int = Field(default=2000, ge=0, description="most room of cached readings")
    kept_months: int = Field(default=12, ge=0, description="months of which the last snapshot is kept")
    host: str = Field(default="127.0.0.1", description="address to serve on")
    port: int = Field(default=8000, ge=0, le=65535, description="port to serve on; 0 takes a free one")
    sparql_seconds: float = Field(default=20, gt=0, description="longest that one SPARQL query may take")
    sparql_rows: int = Field(default=2_000_000, ge=1, description="most rows of one SPARQL answer")
    sparql_concurrent: int = Field(default=4, ge=2, description="SPARQL queries that run at a time")
    sparql_rate: float = Field(default=100, ge=0, description="SPARQL requests a second of one client; 0 is no limit")
    services: str = Field(default="", description="IRIs that SERVICE may call, with spaces between them")
    unlocked: str = Field(default="", description="graphs of the build that may be written to, with spaces between")
    contact: str | None = Field(default=None, description="where readers report errors: an e-mail or web address")
    write_token: str | None = Field(default=None, description="opens SPARQL Update to whoever holds it")

    @property
    def own_folders(self) -> tuple[Path, Path]:
        """Where it writes: no source, even where it lies below one."""
        return self.home, self.cache


def load_settings(*, home: Path | None = None) -> Settings:
    """The settings in force; ``home`` overrules. Raises ``SettingsError`` naming what is wrong."""
    try:
        settings = Settings()
    except ValueError as error:
        raise SettingsError(f"A setting (ALINEA_...) makes no sense: {error}") from error
    if not settings.base.endswith("/"):
        raise SettingsError(f"ALINEA_BASE must end with a slash: {settings.base}")
    return settings.model_copy(update={"home": home}) if home else settings
