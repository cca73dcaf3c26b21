"""Slips in YAML, told from the text around a syntax error rather than from the parser's words for it."""
