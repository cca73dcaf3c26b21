"""After every edit, of whatever kind, the remembering build leaves what a clean one leaves, byte for byte."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from incremental.site import FILES, MORNING, WORDS, Roads, article, folder, notes

LONG = bool(os.environ.get("POSTIL_LONG"))
SLUGS = (*WORDS, "fog", "light")
BODIES = (
    *WORDS.values(),
    "A short text on the lighthouse keeper.",
    "The beacon, the tide, the bar pilot: [[term:tide]] and [[term:beacon]].",
    "Ada Lind wrote to the harbor. ![A mast](mast.svg) See [[article:bar]] and [[source:table]].",
    "A pilot takes ships over the bar, and [[claim:many-lost|three were lost]].",
)
MORE = (
    "", "topics: [safety]\n", "topics: [weather]\nseries: Watch\n", "status: retired\n", "status: draft\n",
    "publish_at: 2024-07-02T00:00+00:00\n", "expires_at: 2024-07-03T00:00+00:00\n", "aliases: [/old/]\n",
    "key_points: [A pilot and a tide.]\nrelated: [pilot]\n", "lang: ru\n", "terms: {never: [tide]}\n",
    "source: {publisher: The office, republish: excerpt}\n",
)
GLOSSARY = (
    ("short: A fixed light or mark.", "short: A light on land."),
    ("term: beacon", "term: lighthouse keeper"),
    ("forms: [bar pilot]", "forms: [bar pilot, harbor master]"),
    ("broader: [seafarer]", "broader: []"),
    ("match: manual", "match: auto"),
    ("definition: A light", "definition: A [[tide]] mark and a light"),
    ("scope: {topics: [safety]}", "scope: {articles: [tide]}"),
    ("short: The rise and fall of the sea.", "short: The sea, up and down."),
)
PROFILES = (
    ("title: Pilot", "title: Retired"),
    ("title: Pilot,", "title: Pilot, labels: {ru: {title: лоцман}},"),
    ("forms: [harbor]", "forms: [harbor, the mole]"),
    ("name: Ada Lind", "name: Ada Linde"),
    ("2024-07-02}", "2024-07-03}"),
)
SETTINGS = (
    ("title: The Roads", "title: The Sound"),
    ("roads.example/\n", "roads.example/x/\n"),
    ("topics:", "permalink: /b/{year}/{slug}/\ntopics:"),
    ("topics:", "terms: {every: all}\ntopics:"),
    ("Safety}", "Safe harbors}"),
    ("topics:", "time_zone: Pacific/Auckland\ntopics:"),
    ("base_url: https://roads.example/\n", ""),
)
CLAIMS = (
    ("rating: 2", "rating: 5"),
    ("rating: 3, why: Nobody", "rating: 4, why: Nobody"),
    ("repeats: [takes ships over the bar]", "repeats: [trust the beacon, the tide turns]"),
    ("claim: Three ships", "claim: Four ships"),
    ("claimant: ada-lind", "claimant: A pilot"),
    ("of: ships lost in the fog, exactly", "of: ships lost, exactly"),
    ("date: 2024-06-01", "date: 2024-06-12"),
    ("at_most: 1", "at_most: 3"),
)
PAGE = (("We watch", "We wait for"), ("title: About", "title: On us"), ("title: About\n", "title: About\nlang: ru\n"))


class Edits(RuleBasedStateMachine):
    """A writer at work. Every rule ends in both builds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = folder()
        self.roads = Roads(self.folder)
        self.sound = self.roads.texts()
        self.compare()

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def compare(self) -> None:
        remembered, clean = self.roads.build(), self.roads.clean()
        assert remembered.failed == clean.failed, (remembered.findings, clean.findings)
        assert remembered.findings == clean.findings
        assert not {path for path, _ in {*remembered.tree.items()} ^ {*clean.tree.items()}}
        if clean.failed:
            # From a site that cannot be built nothing is to be compared: the writer takes the last edit back.
            self.roads.back_to(self.sound)
        else:
            self.sound = self.roads.texts()

    def swap(self, path: str, pair: tuple[str, str]) -> None:
        if not (self.roads.root / path).exists():
            return
        text = self.roads.text(path)
        self.roads.write(path, text.replace(*pair) if pair[0] in text else text.replace(pair[1], pair[0]))
        self.compare()

    @rule(
        slug=st.sampled_from(SLUGS), body=st.sampled_from(BODIES), more=st.sampled_from(MORE), day=st.integers(10, 20)
    )
    def write_article(self, slug: str, body: str, more: str, day: int) -> None:
        self.roads.write(f"content/articles/{slug}.md", article(slug, body=body, more=more, day=day))
        self.compare()

    @rule(slug=st.sampled_from(SLUGS), title=st.sampled_from(("One", "Two", "Three")))
    def retitle(self, slug: str, title: str) -> None:
        path = self.roads.root / f"content/articles/{slug}.md"
        if path.exists():
            lines = path.read_text(encoding="utf-8").split("\n")
            path.write_text("\n".join([lines[0], f"title: {title}", *lines[2:]]), encoding="utf-8")
        self.compare()

    @rule(slug=st.sampled_from(SLUGS), with_notes=st.booleans())
    def delete_article(self, slug: str, with_notes: bool) -> None:
        (self.roads.root / f"content/articles/{slug}.md").unlink(missing_ok=True)
        if with_notes:
            (self.roads.root / f"content/annotations/{slug}.yaml").unlink(missing_ok=True)
        self.compare()

    @rule(
        slug=st.sampled_from(SLUGS),
        words=st.integers(2, 5),
        text=st.sampled_from(("So it is.", "See [[term:beacon]].", "A bar pilot, a tide.")),
        more=st.sampled_from(("", "    status: retired\n", "    status: draft\n", "    title: A title\n", "    claim: many-lost\n")),
    )
    def write_note(self, slug: str, words: int, text: str, more: str) -> None:
        path = self.roads.root / f"content/articles/{slug}.md"
        if not path.exists():
            return
        body = path.read_text(encoding="utf-8").rpartition("---\n")[2]
        quote = " ".join(body.split()[:words]).strip(".,:")
        self.roads.write(f"content/annotations/{slug}.yaml", notes(quote, text, more))
        self.compare()

    @rule(slug=st.sampled_from(SLUGS))
    def delete_notes(self, slug: str) -> None:
        (self.roads.root / f"content/annotations/{slug}.yaml").unlink(missing_ok=True)
        self.compare()

    @rule(pair=st.sampled_from(GLOSSARY))
    def edit_glossary(self, pair: tuple[str, str]) -> None:
        self.swap("content/glossary/sea.yaml", pair)

    @rule(pair=st.sampled_from(PROFILES))
    def edit_profiles(self, pair: tuple[str, str]) -> None:
        self.swap("content/profiles/all.yaml", pair)

    @rule(pair=st.sampled_from(SETTINGS))
    def edit_settings(self, pair: tuple[str, str]) -> None:
        self.swap("content/site.yaml", pair)

    @rule(pair=st.sampled_from(CLAIMS))
    def edit_claims(self, pair: tuple[str, str]) -> None:
        self.swap("content/claims/all.yaml", pair)

    @rule(pair=st.sampled_from((("Tide table", "Table of tides"), ("The great fog", "A fog"))))
    def edit_source_or_event(self, pair: tuple[str, str]) -> None:
        which = "sources" if "able" in pair[0] else "events"
        self.swap(f"content/{which}/all.yaml", pair)

    @rule()
    def swap_times(self) -> None:
        """Nothing but the time of a file changes."""
        os.utime(self.roads.root / "templates/term.html")
        self.compare()

    @rule(pair=st.sampled_from(PAGE))
    def edit_page(self, pair: tuple[str, str]) -> None:
        self.swap("content/pages/about.md", pair)

    @rule(size=st.integers(0, 2))
    def change_a_picture(self, size: int) -> None:
        """The picture is new, another one, or gone."""
        path = self.roads.root / "content/media/mast.svg"
        path.unlink(missing_ok=True)
        if size:
            path.parent.mkdir(exist_ok=True)
            path.write_text("<svg/>" * size, encoding="utf-8")
        self.compare()

    @rule()
    def look_at_the_drafts(self) -> None:
        """A build of another kind into the same folder, and back."""
        self.roads.options = replace(self.roads.options, drafts=not self.roads.options.drafts)
        self.compare()

    @rule(name=st.sampled_from(("article.html", "parts/base.html", "assets/css/20-type.css", "assets/js/44-lit.js")))
    def edit_template(self, name: str) -> None:
        path = self.roads.root / "templates" / name
        if path.exists():
            comment = {"css": "p{color:red}", "js": "postil.x = 1;"}.get(path.suffix[1:], "\n<!-- edited -->\n")
            path.write_text(path.read_text(encoding="utf-8") + comment, encoding="utf-8")
        self.compare()

    @rule(path=st.sampled_from(sorted(FILES)))
    def take_away_or_bring_back(self, path: str) -> None:
        target = self.roads.root / path
        if target.exists():
            target.unlink()
        else:
            self.roads.write(path, FILES[path])
        self.compare()

    @rule(hours=st.sampled_from((-24, 12, 24, 48)))
    def move_the_clock(self, hours: int) -> None:
        self.roads.at(max(MORNING - timedelta(days=1), self.roads.options.now + timedelta(hours=hours)))
        self.compare()

    @rule(slug=st.sampled_from(tuple(WORDS)))
    def edit_unseen(self, slug: str) -> None:
        """Another text of the same length, with the old times put back."""
        path = self.roads.root / f"content/articles/{slug}.md"
        if path.exists():
            before = path.stat()
            path.write_text(path.read_text(encoding="utf-8").swapcase(), encoding="utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
            path.write_text(path.read_text(encoding="utf-8").swapcase().replace("The", "Tha"), encoding="utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        self.compare()

    @rule(number=st.integers(0, 200), how=st.sampled_from(("delete", "edit", "empty")))
    def spoil_an_output(self, number: int, how: str) -> None:
        files = sorted(path for path in (self.roads.root / "site").rglob("*.html"))
        if files:
            path = files[number % len(files)]
            path.unlink() if how == "delete" else path.write_text("" if how == "empty" else "spoiled", encoding="utf-8")
        self.compare()

    @rule(how=st.sampled_from(("delete", "garbage", "cut", "middle")))
    def spoil_the_ledger(self, how: str) -> None:
        for path in (self.roads.root / ".postil").glob("*.sqlite"):
            data = path.read_bytes()
            spoiled = {
                "garbage": b"not a ledger",
                "cut": data[: len(data) // 2],
                "middle": data[:9000] + Random(len(data)).randbytes(4000) + data[13000:],
            }
            path.unlink() if how == "delete" else path.write_bytes(spoiled[how])
        self.compare()


Edits.TestCase.settings = settings(
    max_examples=100 if LONG else 12,
    stateful_step_count=50 if LONG else 26,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
TestEquality = Edits.TestCase
