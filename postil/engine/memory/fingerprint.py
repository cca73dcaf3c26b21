"""What made a ledger: this very code, this Python, these libraries. Another one begins anew."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import postil


def fingerprint() -> str:
    """One digest of all that can change what a build makes of the same content."""
    whole = hashlib.sha256(f"{postil.__version__} {sys.version}".encode())
    for path in sorted(Path(postil.__file__).parent.rglob("*.py")):
        whole.update(path.read_bytes())
    # Libraries by the names of their folders, `jinja2-3.1.6.dist-info`: reading what stands in them takes 0.1 s.
    for folder in sys.path:
        if os.path.isdir(folder):
            for name in sorted(one for one in os.listdir(folder) if one.endswith(".dist-info")):
                whole.update(name.encode())
    return whole.hexdigest()
