"""Bytes to the output folder: only what Postil owns is touched, and every file is always wholly old or wholly new."""
