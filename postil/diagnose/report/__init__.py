"""Findings as people and programs read them: terminal, JSON, SARIF, CI annotations, HTML; all from the same values."""

from postil.diagnose.report.ci import ci_annotations
from postil.diagnose.report.data import as_json
from postil.diagnose.report.level import severity, summary
from postil.diagnose.report.overlay import as_html
from postil.diagnose.report.sarif import as_sarif
from postil.diagnose.report.terminal import terminal

__all__ = ["as_html", "as_json", "as_sarif", "ci_annotations", "severity", "summary", "terminal"]
