"""What is known of a number: the claims side by side, which of them exclude each other, how many voices.

In come claims as sources made them; out go groups, contradictions and sentences. Nothing here averages,
joins ranges, closes an open end or chooses a winner.
"""
