"""What is indexed as the HTML that Pagefind reads: https://pagefind.app/docs/indexing/, metadata/."""

from __future__ import annotations

from html import escape

from postil.model.search import Document


def document(found: Document, path: str) -> str:
    """A document whose page stands in that file of the output. It is read by Pagefind alone, and by nobody else."""
    passages = "".join(
        (f'<h2 id="{escape(one.id)}">{escape(one.heading)}</h2>' if one.id else "") + one.html for one in found.passages
    )
    return (
        f'<html><body data-pagefind-body><a href="/{escape(path)}" data-pagefind-meta="url[href]"></a>'
        f'<p data-day="{escape(found.day)}" data-pagefind-meta="day[data-day]"></p>'
        f'<p data-lang="{escape(found.lang)}" data-pagefind-meta="lang[data-lang]"></p>'
        f'<h1 data-pagefind-meta="title">{escape(found.title)}</h1>{passages}</body></html>'
    )
