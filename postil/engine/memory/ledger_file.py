"""The file of a ledger: its tables, how it is cut and kept at hand, and how a transaction in it begins."""

from __future__ import annotations

import sqlite3

from postil.engine.memory import makings, page_table, search_table

AT_HAND = 65_536
"""How much of the file is kept in memory, in KiB. A first build puts a hundred rows an article all over the file: with
SQLite's 2 MiB every other one had to be fetched and written again."""

PAGE = 8192
"""How the file is cut, in bytes; a value of a briefing takes three pages."""

_TABLES = (
    """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS input (path TEXT PRIMARY KEY, digest TEXT, owner TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS input_owner ON input (owner);
CREATE TABLE IF NOT EXISTS unit (owner TEXT PRIMARY KEY, state TEXT, value BLOB, folded TEXT, notes INTEGER);
CREATE INDEX IF NOT EXISTS unit_notes ON unit (notes);
CREATE TABLE IF NOT EXISTS target (target TEXT, owner TEXT, PRIMARY KEY (target, owner)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS target_owner ON target (owner);
CREATE TABLE IF NOT EXISTS fact (
    relation TEXT, key TEXT, place TEXT, owner TEXT, value BLOB, PRIMARY KEY (relation, key, place, owner)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fact_owner ON fact (owner);
"""
    + page_table.TABLES
    + makings.TABLES
    + search_table.TABLES
)


def prepared(connection: sqlite3.Connection, stamp: bytes, *, is_new: bool) -> sqlite3.Connection:
    """The connection with all tables, in a transaction; emptied when another Postil, with another stamp, had filled them."""
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA synchronous = NORMAL")
    # Nobody trusts a new file before it is sealed, so that the first transaction needs no journal on disk.
    connection.execute(f"PRAGMA journal_mode = {'MEMORY' if is_new else 'WAL'}")
    cached(connection).executescript(_TABLES)
    connection.execute("BEGIN IMMEDIATE")
    found = connection.execute("SELECT value FROM meta WHERE name = 'stamp'").fetchone()
    if found is None or found[0] != stamp:
        for table in ("meta", "input", "unit", "target", "fact", "page", "read_key", "found", "making", "change", "history"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp,))
    return connection


def cached(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, with much of the file kept in memory."""
    connection.execute(f"PRAGMA cache_size = -{AT_HAND}")
    return connection


def begin(connection: sqlite3.Connection) -> None:
    """Begin a transaction behind a first one: others may read meanwhile what that has left."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
