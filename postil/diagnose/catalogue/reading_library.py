"""Findings about what stands between records: ids, references, files that belong to entries."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="duplicate-id",
        severity="error",
        what="Two things of one kind have the same id.",
        why="They would have one address, and a link could mean either.",
        bad="- id: icbm\n  term: intercontinental ballistic missile\n- id: icbm\n"
        "  term: Interagency Climate Board Meeting",
        good="- id: icbm\n  term: intercontinental ballistic missile\n- id: icb-meeting\n"
        "  term: Interagency Climate Board Meeting",
    ),
    Entry(
        code="notes-without-article",
        severity="error",
        what="A file of notes is named after an article that does not exist.",
        why="The notes would be left out without a word. Usually the article was renamed, or the "
        "file's name is mistyped.",
        bad="content/articles/pyongyang-pact.md\ncontent/annotations/pyongyang-pakt.yaml",
        good="content/articles/pyongyang-pact.md\ncontent/annotations/pyongyang-pact.yaml",
    ),
    Entry(
        code="broader-circle",
        severity="error",
        what="Following `broader` from a term leads back to it.",
        why="A term cannot be wider than itself; the tree of terms would have no top.",
        bad="- id: missile\n  broader: [icbm]\n- id: icbm\n  broader: [missile]",
        good="- id: missile\n- id: icbm\n  broader: [missile]",
    ),
    Entry(
        code="missing-picture",
        severity="error",
        what="A picture is named that does not stand under content/media/.",
        why="Readers would see a hole.",
        bad="image: {src: korea-map.png, alt: A map of Korea}",
        good="image: {src: maps/korea.png, alt: A map of Korea}",
    ),
    Entry(
        code="missing-snapshot",
        severity="error",
        what="The local copy that a source names does not stand under content/sources/snapshots/.",
        why="The copy is the evidence for when the original is gone.",
        bad="snapshot: veto.pdf (no such file)",
        good="snapshot: unsc-veto-2024-03-28.pdf",
    ),
    Entry(
        code="changed-snapshot",
        severity="error",
        what="The local copy of a source is not the file that its checksum was made of.",
        why="A copy that was changed proves nothing.",
        bad="sha256: (of the file as it was)",
        good="sha256: (of the file as it is, once you know why it changed)",
    ),
)
