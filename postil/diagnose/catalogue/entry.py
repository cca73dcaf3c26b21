"""The explanation of one kind of finding."""

from __future__ import annotations

from postil.diagnose.diagnostic import Severity
from postil.frozen import frozen


@frozen
class Entry:
    """What the documentation says of one kind of finding."""

    code: str
    """Its stable kebab-case name."""
    severity: Severity
    what: str
    """What it says, in a sentence."""
    why: str
    """Why it matters to a reader or a writer."""
    bad: str
    """An example that causes it, as written in content/."""
    good: str
    """The same, mended."""
