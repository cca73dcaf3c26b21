"""Facts to page values, one file a kind of page: what a template shows is decided here, never in the template."""
