"""From files to the library: names for notes, ids once, what is missing, what a damaged file may hold."""

from __future__ import annotations

import json
from pathlib import Path

from postil.model.resolved import Approved
from postil.read.assemble import assemble
from postil.read.one import read_file
from postil.read.references import check_references
from reading import read_content

ARTICLE = "---\ntitle: A pact\ndate: 2024-06-20\n---\n\nThe text.\n"


def site(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A project with one article and these files under content/."""
    for name, text in {"articles/pact.md": ARTICLE, **files}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_notes_get_ids_from_their_quotes(tmp_path: Path) -> None:
    """A few words of the quote; a number where that is taken; a hash where there are no Latin letters."""
    notes = (
        "notes:\n"
        "  - {quote: Neither government had published the text, note: A.}\n"
        "  - {quote: Neither government had published its text, note: B.}\n"
        '  - {quote: "Kim\'s", note: C.}\n'
        "  - {quote: договор, note: D.}\n"
        "  - {note: On all of it.}\n"
        "  - {id: kims, note: F.}\n"
    )
    written = read_content(site(tmp_path, {"annotations/pact.yaml": notes})).written
    ids = [note.id for note in written.notes["pact"]]
    assert ids[:3] == ["neither-government-had-published-the", "neither-government-had-published-its", "kims-2"]
    assert ids[3].startswith("note-") and len(ids[3]) == 11
    assert ids[4:] == ["on-all-of-it", "kims"]


def test_notes_of_several_files_are_one_list(tmp_path: Path) -> None:
    """Each note knows who wrote it: itself, its file, or the file's name."""
    content = read_content(
        site(
            tmp_path,
            {
                "annotations/pact.yaml": "by: the desk\nnotes:\n"
                "  - {quote: the text, note: A.}\n  - {note: B., by: a guest}\n",
                "annotations/pact/moscow.yaml": "notes:\n  - {quote: the text, note: C.}\n",
            },
        )
    )
    assert content.findings == ()
    assert [(note.id, note.by) for note in content.written.notes["pact"]] == [
        ("the-text", "the desk"),
        ("b", "a guest"),
        ("the-text-2", "moscow"),
    ]


def test_the_first_of_two_equal_ids_counts(tmp_path: Path) -> None:
    """In the order of the files' names; the finding names both."""
    term = "terms:\n  - {{id: pact, term: {}, short: A bond.}}\n"
    content = read_content(
        site(tmp_path, {"glossary/a.yaml": term.format("first"), "glossary/b.yaml": term.format("second")})
    )
    assert content.written.terms["pact"].term == "first"
    assert [(one.code, one.span.path, one.related[0].span.path) for one in content.findings] == [
        ("duplicate-id", "content/glossary/b.yaml", "content/glossary/a.yaml")
    ]


def test_a_damaged_file_makes_no_second_finding(tmp_path: Path) -> None:
    """What refers to a glossary that cannot be read is not called unknown; nor are notes without their article."""
    content = read_content(
        site(
            tmp_path,
            {
                "glossary/weapons.yaml": "terms:\n  - id: [\n",
                "articles/broken.md": "---\ntitle: [\n---\n\nText.\n",
                "annotations/broken.yaml": 'notes:\n  - {note: A., see: ["term:icbm", "article:broken"]}\n',
            },
        )
    )
    assert [(one.code, one.span.path) for one in content.findings] == [
        ("yaml-syntax", "content/articles/broken.md"),
        ("yaml-syntax", "content/glossary/weapons.yaml"),
    ]
    assert content.written.incomplete == {"term", "article:broken"}


def test_a_lock_file_says_what_was_approved(tmp_path: Path) -> None:
    """Article, note, and the passage with what stood around it."""
    lock = {"notes": {"clause": {"text": "the text", "before": "Here is ", "after": "."}}}
    written = read_content(site(tmp_path, {"annotations/.lock/pact.json": json.dumps(lock)})).written
    assert written.approved == {"pact": {"clause": Approved("the text", "Here is ", ".")}}


def test_a_damaged_lock_file_is_no_crash(tmp_path: Path) -> None:
    """Whatever stands in it."""
    for number, text in enumerate(
        [
            "",
            "[" * 100_000,
            "null",
            "{}",
            '{"notes": 1}',
            '{"notes": {"a": 1}}',
            '{"notes": {"a": {"text": 1}}}',
            "1" * 5000,
            "NaN",
            '"\\ud800"',
            '{"notes": {"a": {"text": "\\ud800", "before": "", "after": ""}}}',
        ]
    ):
        content = read_content(site(tmp_path / str(number), {"annotations/.lock/pact.json": text}))
        assert [one.code for one in content.findings] == ["corrupt-lock"], text[:20]
        assert content.written.approved == {}


def test_byte_order_marks_and_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    """The same records, the same lines and columns."""
    plain = read_file("content/articles/pact.md", ARTICLE.encode())
    other = read_file("content/articles/pact.md", b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    assert plain == other


def test_litter_is_no_content(tmp_path: Path) -> None:
    """What editors, systems and colleagues leave is passed over."""
    names = [
        ".pact.md.swp",
        "pact.md~",
        "#pact.md#",
        ".#pact.md",
        ".DS_Store",
        "Thumbs.db",
        "README.md",
        "~$pact.md",
        "4913",
    ]
    content = read_content(site(tmp_path, {f"articles/{name}": "litter" for name in names}))
    assert content.findings == ()
    assert list(content.written.articles) == ["pact"]


def test_links_inside_the_project_are_followed(tmp_path: Path) -> None:
    """A folder or file may stand elsewhere in the project."""
    project = site(tmp_path, {})
    (project / "shared").mkdir()
    (project / "shared" / "law.yaml").write_text("terms:\n  - {id: treaty, term: treaty, short: A bond.}\n")
    (project / "content" / "glossary").symlink_to("../shared")
    (project / "content" / "pages").mkdir()
    (project / "content" / "pages" / "about.md").symlink_to("../../about.md")
    (project / "about.md").write_text("---\ntitle: About\n---\n\nWe.\n")
    content = read_content(project)
    assert content.findings == ()
    assert (list(content.written.terms), list(content.written.pages)) == (["treaty"], ["about"])


def test_pictures_and_snapshots_are_known_by_name(tmp_path: Path) -> None:
    """They are listed, not read."""
    content = read_content(
        site(tmp_path, {"media/maps/korea.png": b"\x89PNG\x00\xff", "sources/snapshots/veto.pdf": b"%PDF\xff"})
    )
    assert content.findings == ()
    assert content.written.media == {"maps/korea.png"}


def test_an_empty_site_file_means_the_defaults(tmp_path: Path) -> None:
    """A file of remarks alone is as good as none."""
    content = read_content(site(tmp_path, {"site.yaml": "# nothing yet\n"}))
    assert (content.findings, content.written.site.language) == ((), "en")


def test_references_are_found_in_every_corner() -> None:
    """In citations of senses of terms, in their scopes, in verdicts of claims."""
    files = {
        "content/glossary/a.yaml": "terms:\n"
        "  - {id: a, term: a, senses: [{short: One., sources: [x1], scope: {articles: [x2], topics: [x3]}}]}\n",
        "content/claims/a.yaml": "claims:\n"
        "  - {id: a, claim: A., verdicts: [{date: 2024-06-20, rating: 1, why: No., sources: [x4, x5]}]}\n",
        "content/site.yaml": "topics: [{id: t, title: T}]\n",
    }
    written, _ = assemble([read_file(path, text.encode()) for path, text in files.items()], ())
    found = [finding.message.partition("`")[2].rstrip("`") for finding in check_references(written)]
    assert sorted(found) == ["x1", "x2", "x3", "x4", "x5"]
