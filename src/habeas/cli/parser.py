"""What may be typed: the commands, their options, and the words that explain them."""

import argparse
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from habeas import __version__

Command = Callable[[argparse.Namespace], int | None]

EPILOGUE = """\
environment:
  HABEAS_HOME          the folder of the record (default: ~/.local/share/habeas)
  HABEAS_PORT          where the desk listens (default: 8765)
  HABEAS_PASSPHRASE    opens the record without asking; --passphrase-fd is safer
  HABEAS_REPORT_LIMIT  the largest report taken in, in bytes (default: 5000000)

exit codes: 0 done, 1 refused or broken, 2 typed wrongly, 130 stopped by Ctrl-C
"""


FILES = "plain text, HTML, or an image with what it says in a .txt of the same name"


def call_later(module: str, function: str) -> Command:
    """Return a command that imports its module only when it is run."""

    def run(arguments: argparse.Namespace) -> int | None:
        command: Command = getattr(import_module(f"habeas.cli.{module}"), function)
        return command(arguments)

    return run


def read_port() -> str:
    """Return what HABEAS_PORT says, or 8765; `parse_port` judges it when a command needs it."""
    return os.environ.get("HABEAS_PORT", "8765")


def parse_port(word: str) -> int:
    """Return a port number; argparse turns the error into a usage message."""
    if not word.isdecimal() or int(word) > 65535:
        raise argparse.ArgumentTypeError(f"{word!r} is not a port: a number from 0 to 65535")
    return int(word)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="habeas",
        description="The desk of a group that stops forced returns: reports in, a sourced record out.",
        epilog=EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"habeas {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_desk_commands(commands)
    add_report_commands(commands)
    add_record_commands(commands)
    return parser


def parse_language(word: str) -> str:
    """Return the code of a language that can be read; argparse turns the error into a usage message."""
    from habeas.reading.language import LANGUAGES

    if word not in LANGUAGES:
        raise argparse.ArgumentTypeError(f"{word!r} is not read; these are: {', '.join(LANGUAGES)}")
    return word


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, told: str
) -> argparse.ArgumentParser:
    """Add a command; what the list says of it stands in its own help as well."""
    return commands.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")


def add_desk_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """demo, init, run, member."""
    demo = add_command(commands, "demo", "open a desk with the example record; not for real reports")
    demo.add_argument("--no-serve", action="store_true", help="make the example record, then stop")
    demo.add_argument("--port", type=parse_port, default=read_port(), help="where the desk listens")
    demo.set_defaults(command=call_later("demo", "run_demo"))

    init = add_command(commands, "init", "begin your own record, encrypted with a passphrase")
    init.add_argument("--name", default="officer", help="what the first member is called (default: officer)")
    init.add_argument(
        "--unencrypted-i-understand",
        action="store_true",
        help="keep the record in the clear: whoever gets the disk can read it",
    )
    add_passphrase(init)
    init.set_defaults(command=call_later("init", "init_record"))

    run = add_command(commands, "run", "open the desk on your own record")
    run.add_argument("--port", type=parse_port, default=read_port(), help="where the desk listens")
    add_passphrase(run)
    run.set_defaults(command=call_later("run", "run_desk"))

    member = add_command(commands, "member", "add a member, or give one a new password")
    member.add_argument("name", metavar="NAME", help="what she is called, in one word")
    add_passphrase(member)
    member.set_defaults(command=call_later("init", "add_member"))


def add_report_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """add, read."""
    add = add_command(commands, "add", "take reports into the inbox")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE", help=FILES)
    add.add_argument("--published", metavar="DATE", help="when it was published, such as 2024-03-09")
    add_passphrase(add)
    add.set_defaults(command=call_later("add", "add_files"))

    read = add_command(commands, "read", "show what a report says; keeps nothing, needs no record")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE", help=FILES)
    read.add_argument("--published", metavar="DATE", help="when it was published, such as 2024-03-09")
    read.add_argument(
        "--lang",
        type=parse_language,
        metavar="CODE",
        help="the language it is in: en, ko or zh (default: found out)",
    )
    read.add_argument("--json", action="store_true", help="every item with its offsets, for programs")
    read.set_defaults(command=call_later("read", "read_files"))


def add_record_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """verify, head, rebuild."""
    verify = add_command(commands, "verify", "check that nothing in the record was changed or lost")
    verify.add_argument(
        "--head", action="append", type=Path, default=[], metavar="FILE", help="a head that was given away"
    )
    add_passphrase(verify)
    verify.set_defaults(command=call_later("record", "verify_record"))
    head = add_command(commands, "head", "print the signed head of the log, to give to a partner")
    add_passphrase(head)
    head.set_defaults(command=call_later("record", "print_head"))
    rebuild = add_command(commands, "rebuild", "make the lists and the search index anew from the ledger")
    add_passphrase(rebuild)
    rebuild.set_defaults(command=call_later("record", "rebuild_record"))


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Every command that opens a record can be given its passphrase through a file descriptor."""
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="N", help="read the passphrase from this file descriptor"
    )
