"""The two tables that are the record; both are insert only, and triggers see to it.

They are read and written by `habeas.web.ledger_store` alone; migration 0002 makes them.
"""

from django.db import models


class Entry(models.Model):
    """One leaf of the log. `id` is the commitment to the payload; `day` is the UTC day of logging."""

    position = models.IntegerField(primary_key=True)
    id = models.BinaryField(max_length=32)
    type = models.TextField()
    """statement, decision or text."""
    day = models.TextField()

    class Meta:
        app_label = "habeas"
        db_table = "entry"
        managed = False


class Payload(models.Model):
    """What an entry says, until a decision to erase names it. `body` is canonical JSON.

    It is found by its entry's position; the id, which the design also lists, stands once, in `entry`.
    """

    position = models.IntegerField(primary_key=True)
    salt = models.BinaryField(max_length=32)
    body = models.TextField()

    class Meta:
        app_label = "habeas"
        db_table = "payload"
        managed = False
