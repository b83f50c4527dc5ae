"""A Virtuoso of the tests' own: in a folder of its own, on free ports, ended with the test run.

Debian has it as ``virtuoso-opensource-7-bin``. The server comes with graphs of its own, which would be part of the
union of all: they are emptied, and the one that it needs is made private. ``DESCRIBE`` then needs a mode.
"""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.conformance.endpoints import Endpoint

SERVER, CLIENT = "virtuoso-t", "isql-vt"
_START_SECONDS = 120
_OWN = "http://www.openlinksw.com/schemas/virtrdf#"
_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
CaseMode = 2
NumberOfBuffers = 2000
MaxDirtyBuffers = 1500
[HTTPServer]
ServerPort = 127.0.0.1:{http_port}
ServerThreads = 5
"""
_PREPARED = f"""
GRANT SPARQL_UPDATE TO "SPARQL";
SPARQL CLEAR GRAPH <http://www.w3.org/ns/ldp#>;
SPARQL CLEAR GRAPH <http://localuriqaserver/sparql>;
INSERT INTO DB.DBA.SYS_SPARQL_HOST (SH_HOST, SH_DEFINES) VALUES ('*', 'define sql:describe-mode "CBD" ');
DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);
DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 0, 1);
DB.DBA.RDF_GRAPH_GROUP_CREATE ('{_OWN}PrivateGraphs', 1);
DB.DBA.RDF_GRAPH_GROUP_INS ('{_OWN}PrivateGraphs', '{_OWN}');
"""


def is_installed() -> bool:
    """Whether the server and its client are on the path."""
    return bool(shutil.which(SERVER) and shutil.which(CLIENT))


@contextmanager
def virtuoso(folder: Path) -> Iterator[Endpoint]:
    """The server, empty and open for updates."""
    sql_port, http_port = _free_port(), _free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(folder=folder, sql_port=sql_port, http_port=http_port))
    with (folder / "printed.log").open("w") as printed:
        command = [SERVER, "+foreground", "+configfile", str(settings)]
        server = subprocess.Popen(command, stdout=printed, stderr=printed, cwd=folder)
    try:
        address = f"http://127.0.0.1:{http_port}/sparql"
        _wait(server, address)
        client = [CLIENT, f"127.0.0.1:{sql_port}", "dba", "dba"]
        done = subprocess.run(client, input=_PREPARED, capture_output=True, text=True, timeout=60, check=True)
        assert "Error" not in done.stdout + done.stderr, done.stdout + done.stderr
        yield Endpoint(query=address, update=address, graphs=f"{address}-graph-crud")
    finally:
        server.kill()  # nothing of it is kept
        server.wait(30)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        try:
            httpx.get(address)
        except httpx.TransportError:
            assert server.poll() is None, "Virtuoso ended; its log is in its folder"
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"Virtuoso does not answer at {address} after {_START_SECONDS} seconds")
