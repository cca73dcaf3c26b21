"""From what is known to the files of the site: only pages that read something else are made again."""
