"""`habeas run`: unlock the record and open the desk."""

import argparse

from habeas.cli.opening import open_record, tell
from habeas.web.home import Home, HomeUnknown, Kind


def run_desk(arguments: argparse.Namespace) -> None:
    """Open the record that HABEAS_HOME names and serve it until Ctrl-C."""
    home = open_record(arguments.passphrase_fd)
    if home.kind is Kind.DEMONSTRATION:
        raise HomeUnknown(
            str(home.path), "is the demonstration, not a record.", next_step="Open it with: habeas demo."
        )
    serve_desk(home, arguments.port)


def serve_desk(home: Home, port: int, words: str = "") -> None:
    """Serve until Ctrl-C; `words` are printed once the address is known to work."""
    from habeas.web.serve import address_of, open_server

    server = open_server(port)
    tell(f"\n  Open {address_of(server)} in your browser.")
    if words:
        tell(words)
    if not home.encrypted and home.kind is Kind.RECORD:
        tell("  This record is NOT ENCRYPTED: whoever gets the disk can read it.")
    tell("  Only this machine can reach it. To stop: Ctrl-C.\n")
    try:
        server.run()
    finally:
        server.close()
        tell("The desk is closed.")
