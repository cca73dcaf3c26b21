"""The generated site as Hugo and Eleventy read it: notes in the front matter of their article, glossaries as data."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.generate import Site, note_yaml
from bench.article import Article
from bench.glossary import SCHEMES

HERE = Path(__file__).resolve().parent
INSTALLED = HERE / ".peers"


def article_text(article: Article) -> str:
    """The file of an article with its notes. YAML front matter is the form both peers document."""
    notes = "".join(note_yaml(note) for note in article.notes)
    return (
        f"---\ntitle: {article.title}\ndate: {article.date}\nsummary: {article.summary}\n"
        f"topics: [{', '.join(article.topics)}]\narchive: ['{article.date[:4]}']\nnotes:\n{notes}---\n\n{article.body}"
    )


def hugo(site: Site, out: Path, content: Path) -> None:
    """The project for Hugo."""
    shutil.copytree(HERE / "peers" / "hugo", out, dirs_exist_ok=True)
    _write(site, out / "content" / "briefings", out / "data" / "glossary", content)


def eleventy(site: Site, out: Path, content: Path) -> None:
    """The project for Eleventy."""
    shutil.copytree(HERE / "peers" / "eleventy", out, dirs_exist_ok=True)
    (out / "node_modules").symlink_to(INSTALLED / "node_modules")
    _write(site, out / "content" / "briefings", out / "glossary", content)


def _write(site: Site, articles: Path, glossary: Path, content: Path) -> None:
    glossary.mkdir(parents=True, exist_ok=True)
    articles.mkdir(parents=True, exist_ok=True)
    for scheme in SCHEMES:
        shutil.copyfile(content / "glossary" / f"{scheme}.yaml", glossary / f"{scheme}.yaml")
    for number in range(len(site.slugs)):
        article = site.article(number)
        with open(articles / f"{article.slug}.md", "w", encoding="utf-8") as file:
            file.write(article_text(article))
