"""Preview: the site in a browser while it is written. Stands on the engine; nothing of it is ever in the output."""
