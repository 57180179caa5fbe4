"""The desk's own tables: accounts, sources and suggestions; the ledger's and its projections."""

from habeas.web.models.accounts import User
from habeas.web.models.intake import Original, Source, SourceText
from habeas.web.models.ledger import Entry, Payload
from habeas.web.models.projections import CanonicalRow, EntityRow, StatementRow
from habeas.web.models.reading import SuggestionRow

__all__ = [
    "CanonicalRow",
    "EntityRow",
    "Entry",
    "Original",
    "Payload",
    "Source",
    "SourceText",
    "StatementRow",
    "SuggestionRow",
    "User",
]
