"""Sources: one original each, and one or more immutable texts."""

from django.db import models


class Original(models.Model):
    """The bytes as they came. `digest` is a keyed hash, so that a known file cannot be looked for."""

    digest = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()

    class Meta:
        app_label = "habeas"


class Source(models.Model):
    """A report, letter or note; what anybody may judge about it is in the ledger, under its id."""

    class State(models.TextChoices):
        WAITING = "waiting"
        READING = "reading"
        READ = "read"
        SET_ASIDE = "set_aside"

    id = models.CharField(max_length=20, primary_key=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    form = models.CharField(max_length=12)
    """plain, html, pasted, image or note."""
    filename = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    """For lists only; the title that may be judged is a statement."""
    publisher = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=8, blank=True)
    received = models.DateField()
    original = models.ForeignKey(Original, on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        app_label = "habeas"


class SourceText(models.Model):
    """One text of a source: what quotes point into. It is never changed."""

    id = models.CharField(max_length=20, primary_key=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="texts")
    how = models.CharField(max_length=12)
    """file, html, pasted, transcript, translation or note."""
    language = models.CharField(max_length=8, blank=True)
    content = models.TextField()
    body_start = models.PositiveIntegerField(default=0)
    """Where the report begins, behind a header of `key: value` lines."""
    made_by = models.CharField(max_length=80)
    tool = models.CharField(max_length=80, blank=True)

    class Meta:
        app_label = "habeas"
