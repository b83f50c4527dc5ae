"""``alinea serve``: pages, API and SPARQL over the current snapshot."""

import contextlib
import os
import socket

import click

from alinea.commands.shared import home_option, open_installation, sparql_limits
from alinea.wiring import Installation
from ontology.errors import SettingsError

_EXAMPLE = "/search?q=how+many+signatures+for+a+citizens%27+initiative"


@click.command("serve")
@click.option("--host", help="Address to serve on (ALINEA_HOST).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to serve on (ALINEA_PORT); 0 takes a free one.")
@home_option
def command(host: str | None, port: int | None, home: str | None) -> None:
    """Serve the current snapshot until interrupted; prints the address and an example."""
    # One thread a question: beside four busy processes two threads take 221 ms, one takes 83 ms; alone 48 and 52 ms.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    installation = open_installation(home)
    address = host or installation.settings.host
    # Before the imports: that a port is in use is told 1.5 s sooner.
    listener = _listen(address, installation.settings.port if port is None else port)
    import uvicorn

    from search_api.http import create_app

    application = create_app(installation.services(), limits=sparql_limits(installation.settings))
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning", server_header=False))
    _announce(installation, address, listener.getsockname()[1])
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, so that the port is known before the address is printed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends without delay (TCP_NODELAY) only on sockets that say they speak TCP: without, a reply in two
    # parts waits 40 ms for the client's acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"Port {port} on {host} cannot be used: {error.strerror}. Try --port 8123 (make serve PORT=8123), or set "
            "ALINEA_PORT."
        ) from error
    listener.listen(128)
    return listener


def _announce(installation: Installation, host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}"
    click.echo(f"Alinea serves snapshot {installation.snapshot.id} at {address}")
    click.echo(f"Try {address}{_EXAMPLE}")
    click.echo("Stop with Ctrl-C.")
