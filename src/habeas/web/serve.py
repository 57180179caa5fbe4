"""Serving the desk: one process, a few threads, this machine only."""

import errno
import logging

from waitress.server import TcpWSGIServer, create_server

from habeas.errors import HabeasError

HOST = "127.0.0.1"
THREADS = 8

PAGE_LIMIT = 100_000_000
"""Bytes of an answer that are held in memory; beyond it the server would spill into a temporary file."""


class PortTaken(HabeasError):
    """Something else listens where the desk would."""


def open_server(port: int) -> TcpWSGIServer:
    """Return a server that is bound to loopback and not yet running; port 0 takes any free one.

    waitress reads whole requests before a thread sees them, so slow clients block nobody; it holds them
    in memory, for a temporary file would lie outside the encrypted home.
    """
    from django.conf import settings

    from habeas.web.wsgi import application

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        server = create_server(
            application,
            host=HOST,
            port=port,
            threads=THREADS,
            ident=None,
            max_request_body_size=settings.BODY_LIMIT,
            inbuf_overflow=settings.BODY_LIMIT + 1,
            outbuf_overflow=PAGE_LIMIT,
        )
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise PortTaken(
            f"port {port}",
            "another program listens there."
            if error.errno == errno.EADDRINUSE
            else "this user may not listen there.",
            next_step="Choose another: habeas run --port 8766, or set HABEAS_PORT.",
        ) from error
    assert isinstance(server, TcpWSGIServer)  # one host and one port give one socket
    return server


def address_of(server: TcpWSGIServer) -> str:
    """Return what to type into a browser."""
    assert server.socket is not None  # it is bound when it is made
    return f"http://{HOST}:{server.socket.getsockname()[1]}/"
