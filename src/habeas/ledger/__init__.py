"""Stage 3: what was said and what was decided, kept for good, and the views that follow from it.

In: statements, texts and decisions that a person has accepted. Out: what the record says of an
entity, now or as it was known, each value with who says so. Never: a value without its source, a
change to what was logged, a merge that no person decided, an answer that depends on the order in
which decisions came in.

Begin with `store` (the door), `view` (what is read through it) and `standing` (what decisions mean).
"""
