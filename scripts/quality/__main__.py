"""``python scripts/quality [--all] [pytest's arguments]``: what ``./lab test`` runs."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from quality.steps import run

sys.exit(run(sys.argv[1:]))
