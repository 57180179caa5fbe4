"""The desk's own tables: accounts, sources and suggestions; the ledger's and its projections."""

from habeas.web.models.accounts import User
from habeas.web.models.intake import Original, Source, SourceText
from habeas.web.models.reading import SuggestionRow

__all__ = ["Original", "Source", "SourceText", "SuggestionRow", "User"]
