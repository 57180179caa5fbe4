"""The words of the record: kinds, properties, acts, figures, dates, places, names, decisions, levels.

Comes in: commented YAML (schemata/), the gazetteer's tables, values as sources write them. Goes out: values
that can be compared, and the reason why each may be kept. It knows no other stage, and must never make a
value more exact than its source.
"""
