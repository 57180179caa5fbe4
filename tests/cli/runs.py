"""Running the command as a person does: another process, its own home, nothing shared with this one."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

HABEAS = Path(sys.executable).with_name("habeas")
PASSPHRASE = "seven small boats at dawn"


def clean_environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment with no setting of the tests in it, and a home that nobody else uses."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("HABEAS_", "DJANGO_", "XDG_"))
    }
    return kept | {"HABEAS_HOME": str(home), "HOME": str(home.parent)} | more


def habeas(
    *words: str | Path, home: Path, given: str = "", expect: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `habeas WORDS`, check its exit code, and return what it printed."""
    done = subprocess.run(
        [HABEAS, *words],
        env=clean_environment(home, **environment),
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == expect, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    return done


def own_record(home: Path) -> Mapping[str, str]:
    """Make an encrypted record and return the environment that opens it."""
    habeas("init", home=home, HABEAS_PASSPHRASE=PASSPHRASE)
    return {"HABEAS_PASSPHRASE": PASSPHRASE}


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


@contextmanager
def serving(command: str, port: int, *, home: Path, **environment: str) -> Iterator[str]:
    """Run the desk, yield what it printed until it was ready, and stop it as Ctrl-C does: without a fault."""
    with subprocess.Popen(
        [HABEAS, command, "--port", str(port)],
        env=clean_environment(home, **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            assert running.stdout is not None
            told = ""
            for line in running.stdout:
                told += line
                if "Ctrl-C" in line:
                    break
            yield told
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=20)
        finally:
            running.kill()
    assert running.returncode == 0, err
    assert "The desk is closed." in out
    assert "Traceback" not in err, err
