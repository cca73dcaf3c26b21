"""FileIds: what pages call the files of the project, so that none of them can ask for one it was not told of."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileIds:
    """Ids of files, the same during one run and for nobody to guess. Only what was given out is known."""

    secret: str
    _paths: dict[str, str] = field(default_factory=dict)

    def of(self, path: str) -> str:
        """The id of a file, by its path relative to the project."""
        id = hmac.digest(self.secret.encode(), path.encode(), hashlib.sha256).hex()[:20]
        self._paths[id] = path
        return id

    def path(self, id: object) -> str | None:
        """The path behind an id; None for what is no id that was given out."""
        return self._paths.get(id) if isinstance(id, str) else None
