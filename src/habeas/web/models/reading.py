"""Suggestions and what became of them; they are kept, so that none is offered twice."""

from django.db import models

from habeas.web.models.intake import SourceText


class SuggestionRow(models.Model):
    """One suggestion of one text, in its state. `number` is its id within the text ("a7").

    `outcome` holds the ids of the entities made and of the statements logged when it was accepted.
    """

    class State(models.TextChoices):
        PENDING = "pending"
        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        REJECTED = "rejected"

    text = models.ForeignKey(SourceText, on_delete=models.CASCADE, related_name="suggestions")
    number = models.CharField(max_length=12)
    place = models.PositiveIntegerField()
    """Order in the text."""
    kind = models.CharField(max_length=12)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    value = models.JSONField()
    links = models.JSONField(default=list)
    mentions = models.JSONField(default=list)
    confidence = models.FloatField()
    reason = models.JSONField(default=dict)
    """{"template": …, "values": {…}}"""
    flags = models.JSONField(default=list)
    """[{"check": …, "short": {template, values}, "message": {template, values}}]"""
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    outcome = models.JSONField(default=dict)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "habeas"
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_suggestion_a_number")]
        ordering = ["place"]
