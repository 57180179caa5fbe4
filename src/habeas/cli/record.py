"""`habeas verify`, `head` and `rebuild`: is the record whole, what proves it outside, its lists made anew."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from habeas.cli.opening import open_record, tell, watch_database
from habeas.errors import HabeasError
from habeas.ledger.heads import name_desk, open_head, public_key_of, sign_head
from habeas.ledger.store import Head
from habeas.ledger.verify import verify_log
from habeas.web.home import Home

STEPS = 5000


class HomeOlder(HabeasError):
    """The tables are of an older version, and looking may not change them."""


class HeadUnread(HabeasError):
    """The file of a head that was given away is not there, or is no text."""


def verify_record(arguments: argparse.Namespace) -> int:
    """Check the whole record and change nothing; exit code 1 when something is not as it was logged."""
    home = open_record(arguments.passphrase_fd, only_look=True)
    heads = list(read_heads(home, arguments.head))
    from habeas.web.ledger_store import desk_store
    from habeas.web.migrating import pending_migrations
    from habeas.web.models import SourceText

    if pending_migrations():
        raise HomeOlder(
            str(home.path),
            "was made by an older version, and verifying changes nothing.",
            next_step="Open it once (habeas run; a copy is made first), then verify.",
        )
    store = desk_store()
    with watch_database(home):
        found = verify_log(
            store,
            texts=lambda id_: SourceText.objects.filter(pk=id_).values_list("content", flat=True).first(),
            against=heads,
            triggers=store.missing_triggers,
            projections=store.stale_projections,
            progress=show_progress,
        )
    for erased in found.erased:
        tell(f"Entry {erased.position} was erased by decision {erased.decision[:12]}: {erased.reason}")
    for fault in found.faults:
        tell(f"BROKEN: {fault}")
    if found.whole:
        tell(f"Whole: {found.head.size} entries, root {found.head.root}.")
        for head in heads:
            tell(f"It holds the {head.size} entries of the head that was given away.")
    else:
        tell(
            "The record is not as it was logged. Take the last copy that verifies; nothing was changed here."
        )
    return 0 if found.whole else 1


def read_heads(home: Home, files: Sequence[Path]) -> Iterator[Head]:
    """Yield the heads in `files`; raises HeadUnread, or HeadRefused for one that this desk did not sign."""
    key = public_key_of(home.signing_key)
    for file in files:
        try:
            note = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise HeadUnread(
                str(file), "cannot be read as a head.", next_step="Give the note that habeas head printed."
            ) from error
        yield open_head(note, name=name_desk(key), public_key=key)


def print_head(arguments: argparse.Namespace) -> None:
    """Print the signed head of the log, and nothing else: a note to give to a partner."""
    home = open_record(arguments.passphrase_fd, only_look=True)
    from habeas.web.ledger_store import desk_store

    name = name_desk(public_key_of(home.signing_key))
    note = sign_head(desk_store().head(), name=name, private_key=home.signing_key)
    print(note, end="", flush=True)


def rebuild_record(arguments: argparse.Namespace) -> None:
    """Make every list and the search index anew from the ledger."""
    open_record(arguments.passphrase_fd)
    from habeas.web.ledger_store import desk_store

    desk_store().rebuild(show_progress)
    tell("The lists and the search index are made anew.")


def show_progress(done: int, total: int) -> None:
    """Show how far it is, on a terminal, for a record of more than one step."""
    if total > STEPS and sys.stderr.isatty():
        end = "\n" if done >= total else ""
        print(f"\r{done:,} of {total:,} entries", end=end, file=sys.stderr, flush=True)
