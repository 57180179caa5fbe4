"""Django's SQLite on SQLCipher: the whole database file is encrypted with a key held in memory."""
