"""The reading page: a report, what it says, and a person's decision on each suggestion."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from habeas.errors import HabeasError
from habeas.web import items, own_statement, reading_desk
from habeas.web.access import for_readers, viewer_of
from habeas.web.forms.suggestions import ValueForm, form_for
from habeas.web.models import Source, SourceText, SuggestionRow, User
from habeas.web.on_record import find_on_record, find_reference
from habeas.web.reading_page import ReadingPage, build_page, find_bulk, follow_row


class MissingReason(HabeasError):
    """Two entries are joined for a reason, or not at all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a POST asks: of which text, about which row, seen through which tab."""

    request: HttpRequest
    user: User
    text: SourceText
    rows: list[SuggestionRow]
    item: str
    show: str

    @property
    def row(self) -> SuggestionRow:
        """Return the row that is meant; raises Http404 when the text has none of that number."""
        for row in self.rows:
            if row.number == self.item:
                return row
        raise Http404

    @property
    def page(self) -> ReadingPage:
        return build_page(self.text, self.rows, item=self.item, show=self.show)


def find_text(source: str) -> SourceText:
    """Return the text of a source that is read: the first that it came with."""
    get_object_or_404(Source, pk=source)
    text = SourceText.objects.select_related("source").filter(source=source).order_by("pk").first()
    if text is None:
        raise Http404
    return text


def last_decided(rows: Sequence[SuggestionRow]) -> SuggestionRow | None:
    """Return the row that was decided last, which `undo` takes back."""
    decided = [row for row in rows if row.decided_at is not None]
    return max(decided, key=lambda row: (row.decided_at, bool(row.outcome.get("statements"))), default=None)


def page_address(source: str, *, item: str = "", show: str = "all") -> str:
    """Return the address of the page at an item, in the text's own place."""
    query = urlencode({name: value for name, value in (("item", item), ("show", show)) if value})
    fragment = f"#m-{item}" if item else ""
    return f"{reverse('reading', args=[source])}?{query}{fragment}"


@for_readers
def read_source(request: HttpRequest, source: str) -> HttpResponse:
    """Show one report with its suggestions; `item` is the chosen one, `show` the tab."""
    text = find_text(source)
    rows = list(text.suggestions.order_by("start", "end", "number"))
    page = build_page(text, rows, item=request.GET.get("item", ""), show=request.GET.get("show", "all"))
    if "add" in request.GET:
        return show_page(request, page, own=own_statement.begin(request.GET, page))
    form = (
        form_for(page.chosen.kind, initial=page.chosen.value)
        if page.chosen and "edit" in request.GET
        else None
    )
    return show_page(request, page, form=form)


def show_page(
    request: HttpRequest,
    page: ReadingPage,
    *,
    form: ValueForm | None = None,
    own: own_statement.Own | None = None,
    problem: HabeasError | None = None,
) -> HttpResponse:
    """Render the page, with the form or the problem of the chosen row where there is one."""
    chosen, rows = page.chosen, page.rows
    clearance = viewer_of(request).clearance
    asks = chosen is not None and items.asks_of_what(chosen, rows)
    wholes = items.nearest_acts(chosen, rows, page.text) if chosen and asks else []
    context = {
        "page": page,
        "source": page.text.source,
        "form": form,
        "own": own,
        "problem": problem,
        "reference": find_reference(page.text.source_id, clearance),
        "recorded": find_on_record(chosen, rows, clearance) if chosen else [],
        "last": last_decided(rows),
        "told": items.tell_row(chosen, rows, page.text) if chosen else [],
        "parts": items.open_parts(chosen, rows) if chosen else [],
        "wholes": wholes,
        "beside": chosen is not None and items.is_beside(chosen, wholes, page.text),
    }
    wrong = problem is not None or (form is not None and form.is_bound) or (own is not None and own.wrong)
    return render(request, "reading/reading.html", context, status=422 if wrong else 200)


@require_POST
@for_readers
def decide_suggestion(request: HttpRequest, source: str) -> HttpResponse:
    """Do what a button of the page says, and go on to the next suggestion that waits."""
    user = request.user
    action = ACTIONS.get(request.POST.get("action", ""))
    if action is None or not isinstance(user, User):
        raise Http404
    text = find_text(source)
    asked = Asked(
        request=request,
        user=user,
        text=text,
        rows=list(text.suggestions.order_by("start", "end", "number")),
        item=request.POST.get("item", ""),
        show=request.POST.get("show", "all"),
    )
    try:
        return action(asked)
    except HabeasError as problem:
        return show_page(request, asked.page, problem=problem)


def go_on(asked: Asked, decided: Sequence[SuggestionRow], said: str) -> HttpResponseRedirect:
    """Say what was done and go to the next row that waits, or stay when none does."""
    messages.success(asked.request, said)
    following = follow_row(asked.page.shown, [row.number for row in decided])
    number = following.number if following else asked.item
    return HttpResponseRedirect(page_address(asked.text.source_id, item=number, show=asked.show))


def is_open(row: SuggestionRow) -> bool:
    return row.state == SuggestionRow.State.PENDING


def accept(asked: Asked) -> HttpResponse:
    """Accept one row; a second click on the same button changes nothing."""
    row = asked.row
    if is_open(row):
        reading_desk.accept_rows(
            asked.text, [row], by=asked.user, now=timezone.now(), of=asked.request.POST.get("of", "")
        )
    return go_on(asked, [row], gettext("Accepted: {words}").format(words=row.quote))


def accept_same(asked: Asked) -> HttpResponse:
    """Accept one row as the same as an entity on record: a decision with a reason joins the two."""
    row, other = asked.row, asked.request.POST.get("other", "")
    known = find_on_record(row, asked.rows, viewer_of(asked.request).clearance)
    entity = next((each for each in known if each.entity == other and not each.own), None)
    if entity is None:
        raise Http404
    reason = asked.request.POST.get("reason", "").strip()
    if not reason:
        raise MissingReason(
            gettext("The reason"), gettext("is empty."), gettext("Say why they are the same.")
        )
    if is_open(row):
        same = reading_desk.Same(other, reason)
        reading_desk.accept_rows(asked.text, [row], by=asked.user, now=timezone.now(), same=same)
    said = gettext("Accepted: {words}, the same as {reference}")
    return go_on(asked, [row], said.format(words=row.quote, reference=entity.reference))


def shelve(asked: Asked) -> HttpResponse:
    """Say that the report is done, or is not to be read; or take it up again."""
    state = SHELVED[asked.request.POST["action"]]
    source = asked.text.source
    reading_desk.shelve_source(source, state)
    if state == Source.State.READING:
        return HttpResponseRedirect(page_address(source.pk, show=asked.show))
    said = gettext("Set aside: {title}") if state == Source.State.SET_ASIDE else gettext("Done: {title}")
    messages.success(asked.request, said.format(title=source.title or source.filename))
    return HttpResponseRedirect(reverse("inbox"))


def accept_parts(asked: Asked) -> HttpResponse:
    """Accept an act with the linked items that are open and unflagged."""
    rows = [asked.row, *items.open_parts(asked.row, asked.rows)]
    if is_open(asked.row):
        reading_desk.accept_rows(asked.text, rows, by=asked.user, now=timezone.now())
    said = ngettext(
        "Accepted: {words}, with {count} part", "Accepted: {words}, with {count} parts", len(rows) - 1
    )
    return go_on(asked, rows, said.format(words=asked.row.quote, count=len(rows) - 1))


def accept_kind(asked: Asked) -> HttpResponse:
    """Accept all dates or all figures that the list shows, the flagged ones excepted."""
    rows = find_bulk(asked.page.shown, asked.show)
    if rows:
        reading_desk.accept_rows(asked.text, rows, by=asked.user, now=timezone.now())
    said = ngettext("Accepted: {count} suggestion", "Accepted: {count} suggestions", len(rows))
    return go_on(asked, rows, said.format(count=len(rows)))


def reject(asked: Asked) -> HttpResponse:
    """Reject one row."""
    if is_open(asked.row):
        reading_desk.reject_row(asked.text, asked.row, by=asked.user, now=timezone.now())
    return go_on(asked, [asked.row], gettext("Rejected: {words}").format(words=asked.row.quote))


def correct(asked: Asked) -> HttpResponse:
    """Accept one row with the value of the form, or show the form again with what is wrong in it."""
    row = asked.row
    form = form_for(row.kind, data=asked.request.POST, initial=row.value)
    if not form.is_valid():
        return show_page(asked.request, asked.page, form=form)
    if is_open(row):
        value = form.value(row.value)
        of = asked.request.POST.get("of", "")
        reading_desk.correct_row(asked.text, row, value, by=asked.user, now=timezone.now(), of=of)
    return go_on(asked, [row], gettext("Corrected: {words}").format(words=row.quote))


def undo(asked: Asked) -> HttpResponse:
    """Take a decision back and show its row, which waits again."""
    row = asked.row
    if not is_open(row):
        rows = reading_desk.undo_row(asked.text, row, by=asked.user, now=timezone.now())
        said = ", ".join(each.quote for each in rows)
        messages.success(asked.request, gettext("Taken back: {words}").format(words=said))
    return HttpResponseRedirect(page_address(asked.text.source_id, item=row.number, show=asked.show))


def add(asked: Asked) -> HttpResponse:
    """Add a statement of one's own: words of the text that no suggestion was made for, or another reading."""
    own = own_statement.finish(asked.request.POST, asked.page)
    if own.wrong or own.value_form is None:
        return show_page(asked.request, asked.page, own=own)
    row = reading_desk.add_row(
        asked.text,
        kind=own.kind,
        span=(own.start, own.start + len(own.words)),
        value=own.value_form.value(own.base),
        by=asked.user,
        now=timezone.now(),
    )
    messages.success(asked.request, gettext("Added: {words}").format(words=row.quote))
    return HttpResponseRedirect(page_address(asked.text.source_id, item=row.number, show=asked.show))


SHELVED = {
    "set_aside": Source.State.SET_ASIDE,
    "done": Source.State.READ,
    "reopen": Source.State.READING,
}
ACTIONS: dict[str, Callable[[Asked], HttpResponse]] = {
    "add": add,
    "accept": accept,
    "accept_parts": accept_parts,
    "accept_kind": accept_kind,
    "accept_same": accept_same,
    "set_aside": shelve,
    "done": shelve,
    "reopen": shelve,
    "reject": reject,
    "correct": correct,
    "undo": undo,
}
