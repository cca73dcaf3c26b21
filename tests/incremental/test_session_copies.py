"""A session and the files that it takes over as they are."""

from __future__ import annotations

from incremental.site import MORNING, article
from incremental.test_session import ARTICLE, Held, held  # noqa: F401


def test_the_local_copy_of_a_source_is_read_when_it_changed(held: Held) -> None:  # noqa: F811
    """An edit of a text reads none again; that of a copy shows it as it is now."""
    roads, path = held.roads, "content/sources/snapshots/table.html"
    file = roads.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("<p>One</p>", encoding="utf-8")
    table = "sources:\n  - {id: tables, title: The tables, snapshot: table.html}\n"
    roads.write("content/sources/more.yaml", table)
    held.session.refresh({path, "content/sources/more.yaml"}, now=MORNING)
    assert held.session.file("snapshots/table.html") == b"<p>One</p>"
    file.write_text("<p>Two</p>", encoding="utf-8")
    roads.write(ARTICLE, article("pilot", body="In fog the pilot waits."))
    held.session.refresh({ARTICLE}, now=MORNING)
    assert held.session.file("snapshots/table.html") == b"<p>One</p>"
    held.session.refresh({path}, now=MORNING)
    assert held.session.file("snapshots/table.html") == b"<p>Two</p>"
