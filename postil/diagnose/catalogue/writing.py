"""Findings about what is written to site/, and status and time."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="bare-unpublished-reference",
        severity="error",
        what="A short link without words of its own names something that is not published.",
        why="The link would read as the name of a thing of which the site may say nothing yet.",
        bad="Read more in [[a-draft-briefing]].",
        good="Read more in [[a-draft-briefing|a briefing to come]].",
    ),
    Entry(
        code="foreign-file",
        severity="error",
        what="A file that Postil did not make stands in the output folder where a page must go.",
        why="It may be somebody's only copy. Nothing is overwritten, and nothing of the build is written.",
        bad="site/about/index.html written by hand, and content/pages/about.md",
        good="site/about/index.html moved away, and content/pages/about.md",
    ),
    Entry(
        code="output-differs",
        severity="error",
        what="With `--verify`: a file of the output is not what a clean build makes.",
        why="A build takes over what did not change. Where it takes over too much, a reader sees what is no longer so. "
        "The report names what the page reads and was not known to read; such a mistake is ours.",
        bad="python build.py --verify",
        good="python build.py --clean --verify",
    ),
    Entry(
        code="output-edited",
        severity="warning",
        what="With `--verify`: a file of the output was changed or deleted by somebody else after the last build.",
        why="The output is never edited: the next build makes the file anew, and what was changed by hand is gone.",
        bad="site/about/index.html changed by hand",
        good="content/pages/about.md changed, or the template",
    ),
    Entry(
        code="unknown-status",
        severity="error",
        what="A status is none of those that the record can have.",
        why="A mistyped `draft` must never publish. Until it is mended, the record counts as a draft.",
        bad="status: drafft",
        good="status: draft",
    ),
    Entry(
        code="ends-before-it-begins",
        severity="error",
        what="One date lies before another that it must follow.",
        why="A page that expires before it is published never appears; an office that ends before it "
        "begins is a wrong fact.",
        bad="publish_at: 2024-06-20T06:00Z\nexpires_at: 2024-06-19T06:00Z",
        good="publish_at: 2024-06-20T06:00Z\nexpires_at: 2024-07-20T06:00Z",
    ),
    Entry(
        code="blocking-note",
        severity="error",
        what="An article is to be published while a note on it is open and blocks it.",
        why="Somebody asked that the matter be settled first.",
        bad="- quote: twelve missiles\n  note: Is it twelve or eleven?\n  status: open\n  blocking: true",
        good="- quote: eleven missiles\n  note: KCNA says twelve; the photographs show eleven.\n"
        "  status: published",
    ),
    Entry(
        code="review-overdue",
        severity="warning",
        what="The day by which an entry was to be checked again has passed.",
        why="What was right when it was written may be so no more.",
        bad="reviewed: 2023-06-20\nreview_by: 2024-06-20",
        good="reviewed: 2024-06-18\nreview_by: 2025-06-20",
    ),
    Entry(
        code="template-error",
        severity="error",
        what="A template is missing, cannot be read, or uses something that its page does not have.",
        why="A page half filled in would be published with holes that nobody chose.",
        bad="<h1>{{ page.headline }}</h1>",
        good="<h1>{{ page.title }}</h1>",
    ),
)
