"""The reading page: a report, what it says, and a person's decision on each suggestion."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from habeas.web.access import for_members
from habeas.web.models import Source


@for_members
def read_source(request: HttpRequest, source: str) -> HttpResponse:
    """Show one report with its suggestions."""
    return render(request, "reading/reading.html", {"source": get_object_or_404(Source, pk=source)})
