"""Bytes to the output folder: only what Postil owns is touched, and every file is wholly old or wholly new at every moment."""
