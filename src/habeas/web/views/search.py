"""Search: names and words in any script; only what the reader may see is looked through."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from habeas.vocabulary.level import Level
from habeas.web.access import for_members, viewer_of
from habeas.web.ledger_search import Hit, search
from habeas.web.models import EntityRow
from habeas.web.pages.rows import call_entity, fetch_rows
from habeas.web.pages.snippets import cut_snippet
from habeas.web.pages.terms import language_of, say_kind, say_property

LIMIT = 50
LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One hit as templates/search/search.html shows it."""

    reference: str
    kind: str
    url: str
    label: str
    label_lang: str
    before: str
    match: str
    after: str
    lang: str
    where: str

    @property
    def shown(self) -> bool:
        """Whether the words found are not the label itself."""
        return f"{self.before}{self.match}{self.after}" != self.label


@for_members
def search_record(request: HttpRequest) -> HttpResponse:
    """Show the entries in whose statements the words were found, with the words in their place."""
    clearance = viewer_of(request).clearance
    query = request.GET.get("q", "").strip()[:LONGEST]
    hits = search(query, clearance, limit=LIMIT) if query else []
    shown = show_hits(hits, query, clearance)
    told = ""
    if hits:
        told = ngettext("{number} entry found", "{number} entries found", len(hits)).format(number=len(hits))
        if len(hits) == LIMIT:
            told = gettext("the latest {number} entries; more words narrow them").format(number=LIMIT)
    page = {
        "query": query,
        "hits": shown,
        "told": told,
        "empty": gettext("Nothing that you may see holds “{words}”.").format(words=query),
    }
    return render(request, "search/search.html", {"page": page, "query": query})


def show_hits(hits: list[Hit], query: str, clearance: Level) -> list[Shown]:
    """Return the hits in words, each with the source that it was found in."""
    rows = fetch_rows({hit.entity for hit in hits} | {hit.source for hit in hits}, clearance)
    return [show_hit(hit, query, rows.get(hit.entity), rows.get(hit.source)) for hit in hits]


def show_hit(hit: Hit, query: str, row: EntityRow | None, source: EntityRow | None) -> Shown:
    """Return one hit; words that are the entry's own name are not said twice."""
    label = call_entity(row) if row else hit.label
    before, match, after = cut_snippet(hit.value, query)
    where = [say_property(hit.kind, hit.property), f"{source.reference}, {source.label}" if source else ""]
    if not hit.standing:
        where.append(gettext("withdrawn"))
    return Shown(
        reference=hit.reference,
        kind=say_kind(hit.kind),
        url=reverse("source" if hit.kind == "Source" else "entity", args=[hit.entity]),
        label=label,
        label_lang=language_of(label),
        before=before,
        match=match,
        after=after,
        lang=language_of(hit.value),
        where=" · ".join(part for part in where if part),
    )
