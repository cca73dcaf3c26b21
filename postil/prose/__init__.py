"""Prose: Markdown to running text, and back to HTML with marks woven in. The parser's tokens never leave here."""
