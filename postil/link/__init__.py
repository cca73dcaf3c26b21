"""Linking: the names of entries found in a text, the addresses of things, the links by hand, and what links back."""
