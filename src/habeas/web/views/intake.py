"""Adding a report by hand: a file, pasted words, or an image with what it says typed beside it."""

import dataclasses
from datetime import UTC, date, datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from habeas.errors import HabeasError
from habeas.intake import Report, open_pasted, open_report
from habeas.intake.report import check_size
from habeas.vocabulary.message import Message, gettext_noop
from habeas.web import wording
from habeas.web.access import for_readers, viewer_of
from habeas.web.forms.intake import ReportForm
from habeas.web.ledger_store import desk_store
from habeas.web.shelf import shelve_report


class NothingGivenError(HabeasError):
    """The form was sent without a file and without words."""


@for_readers
def add_report(request: HttpRequest) -> HttpResponse:
    """Show the form; on POST take the report in, read it, and open it."""
    if request.method != "POST":
        return render(request, "intake/add.html", {"form": ReportForm()})
    form = ReportForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "intake/add.html", {"form": form}, status=422)
    today = datetime.now(tz=UTC).date()
    try:
        report = name_report(open_given(form, today), form)
        shelved = shelve_report(
            report, by=viewer_of(request).name, store=desk_store(), now=datetime.now(tz=UTC)
        )
    except HabeasError as problem:
        return render(request, "intake/add.html", {"form": form, "problem": problem}, status=422)
    for warning in report.warnings:
        messages.warning(request, wording.say_message(warning))
    messages.success(request, wording.say_message(shelved.sentence))
    return redirect("reading", shelved.source)


def open_given(form: ReportForm, today: date) -> Report:
    """Return the report that the form holds; a file goes before pasted words. Raises HabeasError."""
    given = form.cleaned_data
    published, language = given.get("published") or None, given.get("language") or None
    upload = form.upload
    if upload is not None:
        name = upload.name or "report"
        check_size(name, upload.size or 0, settings.REPORT_LIMIT)
        transcript = (given.get("transcript") or "").encode() or None
        return open_report(
            upload.read(),
            filename=name,
            today=today,
            published=published,
            language=language,
            transcript=transcript,
            limit=settings.REPORT_LIMIT,
        )
    if not (given.get("words") or "").strip():
        raise NothingGivenError(
            "",
            Message(gettext_noop("There is neither a file nor a text.")),
            next_step=Message(gettext_noop("Paste the words, or choose a file.")),
            safe=Message(gettext_noop("Nothing was stored.")),
        )
    return open_pasted(
        given["words"],
        today=today,
        published=published,
        language=language,
        limit=settings.REPORT_LIMIT,
    )


def name_report(report: Report, form: ReportForm) -> Report:
    """Return the report with the title and publisher that were typed; they hold over its own."""
    typed = {key: form.cleaned_data.get(key) or "" for key in ("title", "publisher")}
    typed = {key: value.strip() for key, value in typed.items() if value.strip()}
    if not typed:
        return report
    stated = {key: found for key, found in report.stated.items() if key not in typed}
    return dataclasses.replace(report, metadata=dataclasses.replace(report.metadata, **typed), stated=stated)
