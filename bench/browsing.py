"""The current snapshot of a home, served on loopback, and a real browser that visits it."""

import argparse
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from alinea.settings import Settings
from alinea.snapshots import SnapshotHome
from alinea.wiring import Installation
from search_api.http.app import create_app


def given(about: str | None) -> argparse.Namespace:
    """The arguments of a program that visits: ``home`` and ``chromium``."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--home", type=Path, default=Path(".alinea"))
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    return parser.parse_args()


@contextmanager
def browsing(home: Path, chromium: str) -> Iterator[tuple[Browser, str]]:
    """A browser, and the address at which the snapshot is served until the block ends; its model is loaded."""
    settings = Settings(home=home)
    services = Installation(settings, SnapshotHome(settings.home).current()).services()
    services.warm_up()
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(services), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser, f"http://127.0.0.1:{listening.getsockname()[1]}"
        browser.close()
    server.should_exit = True
    thread.join(timeout=10)
