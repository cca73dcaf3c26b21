"""Render: page values become files. Templates are filled here, and style sheets joined; nothing is worked out anew."""
