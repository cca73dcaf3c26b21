"""The small parts of the preview by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from postil.preview.editor import NoEditor, command, open_at
from postil.preview.files import FileIds
from postil.preview.inject import served
from postil.preview.loops import Loops

FILE = Path("/notes/a b.md")


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("code", ["code", "--goto", f"{FILE}:7:3"]),
        ("code --wait", ["code", "--wait", "--goto", f"{FILE}:7:3"]),
        ("/usr/bin/subl", ["/usr/bin/subl", f"{FILE}:7:3"]),
        ("pycharm", ["pycharm", "--line", "7", "--column", "3", str(FILE)]),
        ("gvim", ["gvim", "+7", str(FILE)]),
        ("emacsclient -n", ["emacsclient", "-n", "+7:3", str(FILE)]),
        ("'my editor' {file} -l {line}", ["my editor", str(FILE), "-l", "7"]),
        ("unheard-of", ["unheard-of", str(FILE)]),
    ],
)
def test_editors_are_told_the_line(setting: str, words: list[str]) -> None:
    """Each in its own way; a command that says where the file goes is taken as it is."""
    assert command(setting, {}, FILE, 7, 3) == words


def test_the_first_that_says_anything_counts() -> None:
    """The option, then $POSTIL_EDITOR, $VISUAL, $EDITOR."""
    names = {"EDITOR": "d", "VISUAL": "c", "POSTIL_EDITOR": "b"}
    found = []
    for setting in ("a", "", "", ""):
        found.append(command(setting, names, FILE, 1, 1)[0])
        if not setting:
            del names[{"b": "POSTIL_EDITOR", "c": "VISUAL", "d": "EDITOR"}[found[-1]]]
    assert found == ["a", "b", "c", "d"]
    with pytest.raises(NoEditor, match="No editor is known"):
        command("", names, FILE, 1, 1)


@pytest.mark.parametrize("setting", ["vim", "nano", "/usr/bin/nvim", "emacs -nw", "hx"])
def test_editors_in_a_terminal_are_refused(setting: str) -> None:
    """The preview has no terminal to give them."""
    with pytest.raises(NoEditor, match="needs a terminal of its own"):
        command(setting, {}, FILE, 1, 1)


def test_what_cannot_be_started_is_said() -> None:
    """With what to do about it."""
    with pytest.raises(NoEditor, match="There is no program `no-such-editor`"):
        open_at(["no-such-editor"])
    with pytest.raises(NoEditor, match="cannot be understood"):
        command("'unclosed", {}, FILE, 1, 1)


def test_a_name_is_no_shell_command() -> None:
    """A file's name goes to the editor as it is."""
    assert command("code", {}, Path("/a; rm -rf ~.md"), 1, 1)[-1] == "/a; rm -rf ~.md:1:1"


def test_only_ids_that_were_given_out_are_known() -> None:
    """And none is known to another run."""
    ids = FileIds("secret")
    assert ids.path(ids.of("content/site.yaml")) == "content/site.yaml"
    for other in (FileIds("secret").of("content/other.yaml"), "content/site.yaml", "", 7, None, ["x"]):
        assert ids.path(other) is None
    assert FileIds("other").of("content/site.yaml") != ids.of("content/site.yaml")


def test_two_texts_in_turn_are_a_loop() -> None:
    """Three times the same within two seconds; another text, or a pause, ends it."""
    loops = Loops()
    for number in range(4):
        assert loops.note({"a.md": "AB"[number % 2]}, number / 10) == ()
    assert loops.note({"a.md": "A"}, 0.4) == ("a.md",)
    assert loops.is_ignored("a.md", "B", 0.5)
    assert not loops.is_ignored("b.md", "B", 0.5)
    assert not loops.is_ignored("a.md", "C", 0.6)
    assert not loops.is_ignored("a.md", "A", 0.7)


def test_slow_saves_are_no_loop() -> None:
    """Somebody who undoes and redoes now and then is listened to."""
    loops = Loops()
    assert all(loops.note({"a.md": "AB"[number % 2]}, float(number)) == () for number in range(20))


def test_a_pause_ends_a_loop() -> None:
    """What is left in the file then is shown."""
    loops = Loops()
    for number in range(3):
        loops.note({"a.md": "A"}, number / 10)
    assert loops.is_ignored("a.md", "A", 1.0)
    assert not loops.is_ignored("a.md", "A", 3.3)


def test_a_page_without_policy_or_head_is_served() -> None:
    """Templates are the site's own: whatever they make gets the script."""
    made = served(b"<p>bare", version="v", host="h:1")
    assert b'src="/_postil/client/main.js"' in made.html and made.html.startswith(b"<p>bare")
    assert "connect-src 'self' ws://h:1" in made.policy
