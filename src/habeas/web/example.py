"""Loads the example record into a demonstration: public facts in the ledger, reports in the inbox."""

from datetime import UTC, date, datetime

from django.db import transaction

from habeas.example.load import ExampleSource, example_record, example_reports, open_levels
from habeas.intake import open_report
from habeas.ledger.store import Store
from habeas.vocabulary.statement import Statement
from habeas.web.ledger_store import desk_store
from habeas.web.models import Source, SourceText, User
from habeas.web.shelf import shelve_report


def load_example(member: User) -> int:
    """Load what is not there yet, all or nothing, and return how many entries were added."""
    store, now = desk_store(), datetime.now(tz=UTC)
    before = store.head().size
    with transaction.atomic():
        load_facts(store, now.date())
        for report in example_reports():
            opened = open_report(report.content, filename=report.filename, today=now.date())
            shelve_report(opened, by=member.get_username(), store=store, now=now)
    return store.head().size - before


def load_facts(store: Store, today: date) -> None:
    """Log the example's sources and statements, and the decisions that open them to the public."""
    record = example_record()
    if Source.objects.filter(pk__in=[source.id for source in record.sources]).exists():
        return
    for source in record.sources:
        keep_example(source, today)
    logged = store.append([*record.texts, *record.statements], key="example:facts", today=today.isoformat())
    statements = [entry for entry in logged if isinstance(entry.record, Statement)]
    store.append(open_levels(statements), key="example:levels", today=today.isoformat())


def keep_example(source: ExampleSource, today: date) -> None:
    """Write the rows of one source of the example: a note of this project on a publication."""
    row = Source.objects.create(
        id=source.id,
        state=Source.State.READ,
        form="note",
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        language=source.language,
        received=today,
    )
    SourceText.objects.create(
        id=source.text.text,
        source=row,
        how=source.text.how,
        language=source.language,
        content=source.content,
        body_start=source.body_start,
        made_by=source.text.recorded_by,
    )
