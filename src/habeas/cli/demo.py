"""`habeas demo`: a desk with the example record, in a home of its own."""

import argparse
from pathlib import Path

from habeas.cli.opening import open_record, tell
from habeas.cli.run import serve_desk
from habeas.web.home import (
    Home,
    HomeExists,
    Kind,
    default_path,
    holds_home,
    locate_home,
    make_home,
    mark_home,
    open_home,
)

MEMBER = "officer"


def run_demo(arguments: argparse.Namespace) -> None:
    """Make the demonstration if there is none yet, give its one member a new password, and serve."""
    home = prepare_home(locate_home(Kind.DEMONSTRATION))
    open_record(kind=Kind.DEMONSTRATION)
    from habeas.web.accounts import renew_password
    from habeas.web.example import load_example

    member, password = renew_password(MEMBER)
    loaded = load_example(member)
    if loaded:
        tell(f"The example record is in {home.path}: {loaded} entries.")
    if arguments.no_serve:
        return
    tell("Demonstration: public matter and invented reports only, and not encrypted.")
    serve_desk(home, arguments.port, f"  Name: {MEMBER}   Password, for this time only: {password}")


def prepare_home(path: Path) -> Home:
    """Return the demonstration at `path`, made if need be; a group's own record is refused."""
    if path == default_path(Kind.RECORD) or holds_home(path):
        home = open_home(path)
        if home.kind is Kind.DEMONSTRATION:
            return home
        raise HomeExists(
            str(path),
            "holds your own record, not the demonstration.",
            next_step="Leave HABEAS_HOME unset, or name another folder.",
            safe="Nothing was changed.",
        )
    home = make_home(path, Kind.DEMONSTRATION, encrypted=False)
    mark_home(home)
    return home
