"""Whatever the desk says, it says in Korean too: no string is missing, doubtful or stale."""

import re
import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from tests.needs import need_program

import habeas

PACKAGE = Path(habeas.__file__).parent
PLACE = re.compile(r"\{(\w+)[^}]*\}|%\((\w+)\)")
KOREAN = PACKAGE / "web" / "locale" / "ko" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> polib.POFile:
    """The Korean catalogue brought up to date with the code, in a copy."""
    need_program("xgettext", "gettext")
    copy = tmp_path_factory.mktemp("source") / "habeas"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("static", "__pycache__", "*.tsv"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        patch.setattr(settings, "LOCALE_PATHS", [str(copy / "web" / "locale")])
        call_command("makemessages", locale=["ko"], verbosity=0)
    return polib.pofile(str(copy / "web" / "locale" / "ko" / "LC_MESSAGES" / "django.po"))


def test_every_string_is_translated(extracted: polib.POFile) -> None:
    missing = [entry.msgid for entry in extracted if not entry.translated() and not entry.obsolete]
    assert missing == []


def test_no_translation_is_doubtful_or_of_a_string_that_is_gone(extracted: polib.POFile) -> None:
    assert [entry.msgid for entry in extracted.fuzzy_entries()] == []
    assert [entry.msgid for entry in extracted.obsolete_entries()] == []


def test_a_translation_has_the_places_of_its_original(extracted: polib.POFile) -> None:
    """A place that is misspelt or left out would show braces to a reader, or lose a fact."""
    for entry in extracted:
        wanted = places_of(entry.msgid) | places_of(entry.msgid_plural)
        for told in (entry.msgstr, *entry.msgstr_plural.values()):
            assert not told or places_of(told) <= wanted, entry.msgid


def test_the_compiled_catalogue_is_that_of_the_written_one() -> None:
    written = polib.pofile(str(KOREAN / "django.po"))
    compiled = polib.mofile(str(KOREAN / "django.mo"))
    assert {(one.msgctxt, one.msgid): one.msgstr or one.msgstr_plural for one in compiled} == {
        (one.msgctxt, one.msgid): one.msgstr or one.msgstr_plural for one in written.translated_entries()
    }


def places_of(words: str) -> set[str]:
    """Return the {named} and %(named)s places of a template."""
    return {braced or percent for braced, percent in PLACE.findall(words)}
