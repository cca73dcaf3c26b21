"""The index in which readers search, made by Pagefind of what stands on the pages. Only here is Pagefind known."""

from __future__ import annotations

import errno
import gzip
import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "search/pagefind/"
"""Where the index stands in the output."""

KINDS = f"{FOLDER}kinds.json"
"""Which kind each document of the index is of: our own file among Pagefind's."""

FRAGMENT, SIGNATURE = ".pf_fragment", b"pagefind_dcd"
"""A document in the index, and what stands before its JSON."""

NOT_SEARCHED = ".note-ref"
"""What stands in the texts and is none: the numbers of notes."""


def index(documents: Iterable[tuple[str, str]], language: str) -> dict[str, bytes]:
    """The files of the index, by path in the output, of documents with their kinds. The same documents make the same bytes.

    All go into one index in the language of the site, whatever their own is: Pagefind makes one for each language
    otherwise, of which a page can ask only one. Raises OSError when there is no Pagefind, or it does not work.
    """
    try:
        # Only who makes an index needs it.
        from pagefind_bin import get_executable

        program = str(get_executable())
    except (ImportError, FileNotFoundError) as error:
        missing = "there is no Pagefind to make the index; type   pip install -r requirements.txt"
        raise OSError(errno.ENOENT, missing) from error
    with TemporaryDirectory(prefix="postil-search-") as folder:
        site, made = Path(folder, "site"), Path(folder, "index")
        site.mkdir()
        count = 0
        for kind, html in documents:
            (site / f"{kind}-{count}.html").write_text(html, encoding="utf-8")
            count += 1
        if not count:
            return {}
        command = [program, "--site", str(site), "--output-path", str(made), "--silent"]
        command += ["--force-language", language.partition("-")[0].lower(), "--exclude-selectors", NOT_SEARCHED]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().rpartition("\n")[2]
            raise OSError(errno.EIO, f"Pagefind could not make the index: {said}")
        paths = sorted(path for path in made.rglob("*") if path.is_file() and _is_needed(path.name))
        files = {FOLDER + path.relative_to(made).as_posix(): path.read_bytes() for path in paths}
        return {**files, KINDS: _kinds(files)}


def _kinds(files: Mapping[str, bytes]) -> bytes:
    """Which kind each document is of, by its name in the index, as JSON.

    Pagefind has filters of its own, but writes their values in another order each time (1.5.2): no two builds would
    be the same.
    """
    kinds: dict[str, list[str]] = {}
    for path in sorted(files):
        if path.endswith(FRAGMENT):
            found = json.loads(gzip.decompress(files[path])[len(SIGNATURE) :])
            kind = found["url"].removeprefix("/").partition("-")[0]
            kinds.setdefault(kind, []).append(path.rpartition("/")[2].removesuffix(FRAGMENT))
    return json.dumps(kinds, sort_keys=True, separators=(",", ":")).encode()


def _is_needed(name: str) -> bool:
    """Pagefind's own pages and widgets are not: templates/assets/js/search/ shows what is found."""
    return not (name.startswith("pagefind-") and name.endswith((".js", ".css")))
