"""The command line: `habeas …`. Comes in: words typed. Goes out: one plain answer and an exit code.

Django is imported inside the commands that need it, so that `--help` answers at once. Exit codes:
0 done; 1 refused, or something is broken; 2 typed wrongly; 130 stopped by Ctrl-C.
"""

import sys
from collections.abc import Sequence

from habeas.cli.parser import build_parser
from habeas.errors import HabeasError


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; anticipated failures are told in one paragraph."""
    arguments = build_parser().parse_args(words)
    try:
        return int(arguments.command(arguments) or 0)
    except HabeasError as error:
        print(f"habeas: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
