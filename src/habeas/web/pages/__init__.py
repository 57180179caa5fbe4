"""What each page of the record shows, worked out from the ledger's views for one reader.

In: statements and rows that she may see. Out: plain values in her language, ready for a template.
Never: a request, a decision, or a word that the reader may not see.
"""
