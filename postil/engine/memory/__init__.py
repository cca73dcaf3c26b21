"""What is remembered between builds: one SQLite file, which may be deleted at any time."""
