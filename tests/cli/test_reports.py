"""Taking reports in and reading them, as typed on the command line."""

import json
import subprocess
from pathlib import Path

import pytest
from tests.cli.runs import HABEAS, PASSPHRASE, clean_environment, habeas

OPENED = {"HABEAS_PASSPHRASE": PASSPHRASE}

REPORT = """title: Fifty march in Example City
publisher: The Example Courier
published: 2024-03-04
language: en
---

EXAMPLE CITY - About 50 people marched on Sunday to demand the release of seven people.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "march.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_is_added_once_and_known_again_under_any_name(demo: Path, report: Path) -> None:
    first = habeas("add", report, home=demo).stdout
    assert "march.txt: In the inbox, with" in first
    other = report.with_name("copy.txt")
    other.write_bytes(report.read_bytes())
    assert "copy.txt: This report is here already" in habeas("add", other, home=demo).stdout


def test_only_the_demonstration_says_that_it_is_not_encrypted(demo: Path, own: Path, report: Path) -> None:
    lines = habeas("add", report, home=demo).stdout.splitlines()
    assert lines[0] == "Demonstration: not encrypted. For a real report: habeas init."
    assert "Demonstration" not in habeas("add", report, home=own, **OPENED).stdout


def test_nothing_of_a_report_can_be_read_in_an_encrypted_home(own: Path, report: Path) -> None:
    habeas("add", report, home=own, **OPENED)
    for path in own.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for words in (b"Fifty march", b"Example Courier", b"EXAMPLE CITY", b"march.txt"):
            assert words not in content, path.name
    assert "Whole: " in habeas("verify", home=own, **OPENED).stdout


def test_a_refused_file_does_not_stop_the_others(demo: Path, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 rest")
    done = habeas("add", tmp_path / "empty.txt", tmp_path / "a.pdf", report, home=demo, expect=1)
    assert "march.txt: In the inbox" in done.stdout
    assert "habeas: empty.txt: This file is empty. Nothing was stored. Choose another file." in done.stderr
    assert "a.pdf: this is a PDF" in done.stderr


def test_a_report_over_the_limit_is_refused(demo: Path, report: Path) -> None:
    refused = habeas("add", report, home=demo, expect=1, HABEAS_REPORT_LIMIT="100").stderr
    assert "is larger than the largest report" in refused


def test_a_setting_that_is_no_number_is_told(demo: Path, report: Path) -> None:
    told = habeas("add", report, home=demo, expect=1, HABEAS_REPORT_LIMIT="5 MB").stderr
    assert told == (
        "habeas: HABEAS_REPORT_LIMIT=5 MB: is not a number of bytes. Write it in digits, such as 5000000.\n"
    )
    assert "is not a port" in habeas("demo", home=demo, expect=2, HABEAS_PORT="here").stderr


def test_an_image_and_its_transcript_are_one_report(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 30)
    (tmp_path / "letter.txt").write_text("We ask for their release.\n", encoding="utf-8")
    done = habeas("add", tmp_path / "letter.png", tmp_path / "letter.txt", home=demo).stdout
    assert done.count("In the inbox") == 1


def test_read_prints_what_it_finds_and_keeps_nothing(home: Path, report: Path) -> None:
    told = habeas("read", report, home=home).stdout
    assert told.startswith("march.txt: Fifty march in Example City\n")
    assert "dates (1): Sunday" in told
    assert not home.exists()


def test_read_as_json_quotes_exactly(home: Path, report: Path, tmp_path: Path) -> None:
    items = json.loads(habeas("read", "--json", report, home=home).stdout)
    assert items
    for item in items:
        assert REPORT[item["start"] : item["end"]] == item["quote"]
    (date,) = [item for item in items if item["kind"] == "date"]
    assert date["value"]["edtf"] == "2024-03-03"
    other = tmp_path / "other.txt"
    other.write_text(REPORT, encoding="utf-8")
    both = json.loads(habeas("read", "--json", report, other, home=home).stdout)
    assert set(both) == {"march", "other"}


def test_read_takes_the_date_and_language_from_the_command_line(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    path.write_text("About 50 people marched on Sunday.\n", encoding="utf-8")
    items = json.loads(
        habeas("read", "--json", "--published", "2024-03-04", "--lang", "en", path, home=home).stdout
    )
    assert [item["value"]["edtf"] for item in items if item["kind"] == "date"] == ["2024-03-03"]
    refused = habeas("read", "--published", "04/03/2024", path, home=home, expect=1).stderr
    assert "Write it as year-month-day" in refused


@pytest.mark.parametrize("words", [["add"], ["nothing"], [], ["run", "--port", "x"], ["read", "--lang"]])
def test_what_is_typed_wrongly_ends_with_code_2(home: Path, words: list[str]) -> None:
    assert "usage: habeas" in habeas(*words, home=home, expect=2).stderr


def test_a_reader_that_goes_away_is_no_error(home: Path, report: Path) -> None:
    done = subprocess.run(
        ["/bin/bash", "-c", f"'{HABEAS}' read --json '{report}' | head -c 1; exit ${{PIPESTATUS[0]}}"],
        env=clean_environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr


def test_a_date_is_shown_with_the_day_that_was_counted(report: Path, home: Path) -> None:
    assert "dates (1): Sunday [2024-03-03]" in habeas("read", report, home=home).stdout


def test_a_language_that_is_not_read_is_refused(report: Path, home: Path) -> None:
    refused = habeas("read", report, "--lang", "fr", home=home, expect=2).stderr
    assert "'fr' is not read; these are: en, ko, zh" in refused
