"""Builds the site in site/ from content/ and templates/: python build.py --help tells the rest."""

import sys
from pathlib import Path

from postil.cli import main

if __name__ == "__main__":
    sys.exit(main(root=Path(__file__).resolve().parent))
