"""What all tests share: the project's root on the path, and how thorough property tests are."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# Deadlines would make a test of speed out of every property; the machine that runs them is not ours to judge.
_COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
settings.register_profile("short", max_examples=60, **_COMMON)
settings.register_profile("long", max_examples=2000, **_COMMON)
settings.load_profile("long" if os.environ.get("POSTIL_LONG") else "short")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the project's own content/, built once for all the processes that run tests."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    shared = tmp_path_factory.getbasetemp().parent / f"published-{run}" if run else tmp_path_factory.mktemp("published")
    output, done = shared / "site", shared / "done"
    try:
        (shared / "begun").mkdir(parents=True)
    except FileExistsError:
        while not done.exists():
            time.sleep(0.1)
    else:
        try:
            _publish(output)
        finally:
            done.touch()
    assert (output / "index.html").is_file(), "content/ could not be built"
    return output


def _publish(output: Path) -> None:
    from postil.diagnose import report
    from postil.engine.build import build
    from postil.engine.project import Options, Project

    outcome = build(Project(ROOT, output), Options(now=datetime(2025, 7, 1, 12, tzinfo=UTC)))
    assert not outcome.failed, report.terminal(outcome.findings, outcome.sources, color=False)
