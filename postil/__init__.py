"""Postil: annotated news briefings, from Markdown and YAML to a cross-linked static site."""

__version__ = "0.1.0"
