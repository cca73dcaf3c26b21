"""For authors: what mends and extends the files that people write by hand."""
