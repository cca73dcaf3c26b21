"""The generated site as Hugo and Eleventy read it: notes in the front matter of their article, glossaries as data."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.article import Article
from bench.generate import note_yaml

HERE = Path(__file__).resolve().parent
INSTALLED = HERE / ".peers"


class Peers:
    """The projects of both, beside each other in one folder. Both read the same files, each its own copy."""

    def __init__(self, out: Path, names: tuple[str, ...]) -> None:
        self._folders = [out / name / "content" / "briefings" for name in names]
        for name, folder in zip(names, self._folders, strict=True):
            shutil.copytree(HERE / "peers" / name, out / name)
            folder.mkdir(parents=True, exist_ok=True)
            if name == "eleventy":
                (out / name / "node_modules").symlink_to(INSTALLED / "node_modules")

    def add(self, article: Article) -> None:
        """Writes an article."""
        text = article_text(article)
        for folder in self._folders:
            with open(folder / f"{article.slug}.md", "w", encoding="utf-8") as file:
                file.write(text)


def article_text(article: Article) -> str:
    """The file of an article with its notes. YAML front matter is the form both peers document."""
    notes = "".join(note_yaml(note) for note in article.notes)
    return (
        f"---\ntitle: {article.title}\ndate: {article.date}\nsummary: {article.summary}\n"
        f"topics: [{', '.join(article.topics)}]\narchive: ['{article.date[:4]}']\nnotes:\n{notes}---\n\n{article.body}"
    )
