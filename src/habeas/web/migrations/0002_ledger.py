"""The ledger's two tables and its projections, written in SQL: Django has no word for WITHOUT ROWID.

No index holds a whole commitment: five bytes of it find an entry, at a third of the cost.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ENTITY_COLUMNS = """
    id integer NOT NULL PRIMARY KEY, clearance smallint NOT NULL, entity text NOT NULL,
    reference text NOT NULL, kind text NOT NULL, label text NOT NULL, sort_from text, sort_to text,
    date text NOT NULL, act_type text NOT NULL, modality text NOT NULL, count_min bigint, count_max bigint,
    qualifier text NOT NULL, unit text NOT NULL, population text NOT NULL, place text NOT NULL,
    place_label text NOT NULL, country text NOT NULL, level smallint NOT NULL, sources integer NOT NULL,
    standing integer NOT NULL, conflict boolean NOT NULL
"""

SHARED = (
    "CREATE TABLE canonical_row (number integer NOT NULL PRIMARY KEY, entity text NOT NULL UNIQUE, "
    "canonical integer NOT NULL)",
    "CREATE INDEX canonical_row_canonical ON canonical_row (canonical)",
    "CREATE TABLE statement_row (position integer NOT NULL PRIMARY KEY, entity integer NOT NULL, "
    "source integer NOT NULL, property text NOT NULL, level smallint NOT NULL, standing boolean NOT NULL)",
    "CREATE INDEX statement_row_entity ON statement_row (entity)",
    "CREATE INDEX statement_row_source ON statement_row (source)",
    "CREATE INDEX reference_row_position ON reference_row (position)",
    "CREATE TABLE text_row (position integer NOT NULL PRIMARY KEY, source integer NOT NULL, "
    "text text NOT NULL)",
    "CREATE INDEX text_row_source ON text_row (source)",
    "CREATE TABLE key_row (key text NOT NULL PRIMARY KEY, first integer NOT NULL, count integer NOT NULL)",
    "CREATE TABLE log_row (id integer NOT NULL PRIMARY KEY CHECK (id = 1), size integer NOT NULL, "
    "day text NOT NULL, peaks text NOT NULL)",
    f"CREATE TABLE entity_row ({ENTITY_COLUMNS})",
    "CREATE INDEX entity_row_entity ON entity_row (entity)",
    "CREATE INDEX entity_row_list ON entity_row (clearance, kind, sort_from)",
)

SQLITE = (
    "CREATE TABLE entry (position integer NOT NULL PRIMARY KEY, id blob NOT NULL, type text NOT NULL, "
    "day text NOT NULL)",
    "CREATE INDEX entry_id ON entry (substr(id, 1, 5))",
    "CREATE TABLE payload (position integer NOT NULL PRIMARY KEY REFERENCES entry (position), "
    "salt blob NOT NULL, body text NOT NULL)",
    "CREATE TABLE reference_row (target integer NOT NULL, position integer NOT NULL, "
    "PRIMARY KEY (target, position)) WITHOUT ROWID",
    "CREATE TABLE decision_row (target text NOT NULL, position integer NOT NULL, "
    "PRIMARY KEY (target, position)) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE search_row USING fts5(terms, content='', detail=none, columnsize=0, "
    "tokenize='unicode61 remove_diacritics 2')",
    *SHARED,
)

POSTGRESQL = (
    "CREATE TABLE entry (position integer NOT NULL PRIMARY KEY, id bytea NOT NULL, type text NOT NULL, "
    "day text NOT NULL)",
    "CREATE INDEX entry_id ON entry (substr(id, 1, 5))",
    "CREATE TABLE payload (position integer NOT NULL PRIMARY KEY REFERENCES entry (position), "
    "salt bytea NOT NULL, body text NOT NULL)",
    "CREATE TABLE reference_row (target integer NOT NULL, position integer NOT NULL, "
    "PRIMARY KEY (target, position))",
    "CREATE TABLE decision_row (target text NOT NULL, position integer NOT NULL, "
    "PRIMARY KEY (target, position))",
    "CREATE TABLE search_row (rowid integer NOT NULL PRIMARY KEY, terms tsvector NOT NULL)",
    "CREATE INDEX search_row_terms ON search_row USING gin (terms)",
    *SHARED,
)


def create_tables(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("habeas", "0001_initial")]

    operations = [
        migrations.RunPython(create_tables),
        migrations.CreateModel(
            name="CanonicalRow",
            fields=[
                ("number", models.IntegerField(primary_key=True, serialize=False)),
                ("entity", models.TextField(unique=True)),
            ],
            options={"db_table": "canonical_row", "managed": False},
        ),
        migrations.CreateModel(
            name="EntityRow",
            fields=[("id", models.IntegerField(primary_key=True, serialize=False))],
            options={"db_table": "entity_row", "managed": False},
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[("position", models.IntegerField(primary_key=True, serialize=False))],
            options={"db_table": "entry", "managed": False},
        ),
        migrations.CreateModel(
            name="Payload",
            fields=[("position", models.IntegerField(primary_key=True, serialize=False))],
            options={"db_table": "payload", "managed": False},
        ),
        migrations.CreateModel(
            name="StatementRow",
            fields=[("position", models.IntegerField(primary_key=True, serialize=False))],
            options={"db_table": "statement_row", "managed": False},
        ),
    ]
