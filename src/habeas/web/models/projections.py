"""What the ledger amounts to now: rows that `habeas rebuild` can make again from it at any time.

Lists query `EntityRow` through `EntityRow.objects.seen_at(clearance)`, so that a reader's rows are
made of what she may see. Everything else goes through `habeas.web.ledger_store`.
"""

from django.db import models
from django.db.models import QuerySet


class CanonicalRow(models.Model):
    """An id that statements speak of (an entity's or a source's), with a short number for other rows.

    `canonical_id` is the number of the entity that it is taken to be, itself when it was never joined.
    """

    number = models.IntegerField(primary_key=True)
    entity = models.TextField(unique=True)
    canonical = models.ForeignKey(
        "self", models.DO_NOTHING, db_column="canonical", db_constraint=False, related_name="members"
    )

    class Meta:
        app_label = "habeas"
        db_table = "canonical_row"
        managed = False


class StatementRow(models.Model):
    """A statement's place in the log, and how it stands. `level` is a number of vocabulary.level."""

    position = models.IntegerField(primary_key=True)
    entity = models.ForeignKey(
        CanonicalRow, models.DO_NOTHING, db_column="entity", db_constraint=False, related_name="statements"
    )
    source = models.ForeignKey(
        CanonicalRow, models.DO_NOTHING, db_column="source", db_constraint=False, related_name="quoted"
    )
    property = models.TextField()
    level = models.SmallIntegerField()
    standing = models.BooleanField()

    class Meta:
        app_label = "habeas"
        db_table = "statement_row"
        managed = False


class EntityQuerySet(QuerySet["EntityRow"]):
    """Entities as one reader may see them."""

    def seen_at(self, clearance: int) -> "EntityQuerySet":
        """Return one row for each entity of which someone with this clearance may see a statement."""
        return self.filter(clearance=int(clearance))


class EntityRow(models.Model):
    """One entity as seen with one clearance: there are up to three rows for each, so filter first.

    Always begin with `EntityRow.objects.seen_at(viewer.clearance)`. Every field is made of standing
    statements up to that level, the oldest first where several say it; `conflict` says that a
    property that can have one value has two. Empty text and null mean that nobody said it.
    """

    id = models.IntegerField(primary_key=True)
    clearance = models.SmallIntegerField()
    """habeas.vocabulary.level.Level of the reader: 0 public, 1 internal, 2 confidential."""
    entity = models.TextField()
    """The canonical id."""
    reference = models.TextField()
    """Letter and position of the first entry, such as P-12."""
    kind = models.TextField()
    label = models.TextField()
    sort_from = models.TextField(null=True)
    """The earliest and latest day (ISO 8601) that the date allows; null = undated or open."""
    sort_to = models.TextField(null=True)
    date = models.TextField()
    """EDTF, for display."""
    act_type = models.TextField()
    modality = models.TextField()
    count_min = models.BigIntegerField(null=True)
    count_max = models.BigIntegerField(null=True)
    qualifier = models.TextField()
    unit = models.TextField()
    population = models.TextField()
    place = models.TextField()
    """Gazetteer id."""
    place_label = models.TextField()
    country = models.TextField()
    """ISO 3166 alpha-2."""
    level = models.SmallIntegerField()
    """The highest level among the statements that this row rests on."""
    sources = models.IntegerField()
    """How many sources still stand behind it."""
    standing = models.IntegerField()
    """How many statements stand; with 0 the entity is withdrawn, and its label is kept for history."""
    conflict = models.BooleanField()

    names: int | None = None
    places: int | None = None
    """Of an act or event, how many names and places it has: not kept, `pages.rows` asks for them."""

    objects = EntityQuerySet.as_manager()

    class Meta:
        app_label = "habeas"
        db_table = "entity_row"
        managed = False
