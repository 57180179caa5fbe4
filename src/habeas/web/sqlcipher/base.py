"""The database backend: Django's own for SQLite, with every connection made by SQLCipher."""

import datetime
import decimal
from collections.abc import Iterable
from itertools import chain
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from django.db.backends.sqlite3._functions import register
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper
from django.db.backends.sqlite3.base import SQLiteCursorWrapper, adapt_date, adapt_datetime, decoder
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from habeas.web.sqlcipher.key import held_key

sqlcipher.register_converter("bool", b"1".__eq__)
sqlcipher.register_converter("date", decoder(parse_date))
sqlcipher.register_converter("time", decoder(parse_time))
sqlcipher.register_converter("datetime", decoder(parse_datetime))
sqlcipher.register_converter("timestamp", decoder(parse_datetime))
sqlcipher.register_adapter(decimal.Decimal, str)
sqlcipher.register_adapter(datetime.date, adapt_date)
sqlcipher.register_adapter(datetime.datetime, adapt_datetime)


class Cursor(sqlcipher.Cursor):  # type: ignore[misc]
    """A SQLCipher cursor that takes Django's placeholders."""

    convert_query = SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, dict) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        rows = iter(param_list)
        first = next(rows, None)
        names = list(first) if isinstance(first, dict) else None
        given = rows if first is None else chain([first], rows)
        return super().executemany(self.convert_query(query, param_names=names), given)


class DatabaseWrapper(SQLiteWrapper):
    """SQLite whose file is unreadable without the key."""

    Database = sqlcipher
    init_commands: list[str]

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = sqlcipher.connect(**conn_params)
        connection.execute(f"PRAGMA key = \"x'{held_key().hex()}'\"")
        register(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA legacy_alter_table = OFF")
        for command in filter(None, (part.strip() for part in self.init_commands)):
            connection.execute(command)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)
