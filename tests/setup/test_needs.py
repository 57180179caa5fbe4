"""What the machine lacks is skipped, with the line to type; on the build machine it is a failure."""

import subprocess
from pathlib import Path

import pytest
from tests.needs import need_program

ROOT = Path(__file__).parents[2]


def test_a_missing_program_skips_the_test_and_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(
        pytest.skip.Exception, match="sudo apt-get install --no-install-recommends nothing-such"
    ):
        need_program("no-such-program", "nothing-such")


def test_on_the_build_machine_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no-such-program is missing"):
        need_program("no-such-program", "nothing-such")


def test_a_program_is_found_on_the_path_or_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "9" / "bin").mkdir(parents=True)
    (tmp_path / "9" / "bin" / "lone-program").touch()
    assert need_program("bash", "bash").is_file()
    assert need_program("lone-program", "x", f"{tmp_path}/*/bin") == tmp_path / "9/bin/lone-program"


def test_an_ordinary_user_is_told_the_one_line_to_type_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
    (tmp_path / "id").chmod(0o755)
    done = subprocess.run(
        ["/bin/bash", str(ROOT / "tools/system-packages")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "will be skipped" in done.stdout
    assert "sudo apt-get install --no-install-recommends chromium" in done.stdout
