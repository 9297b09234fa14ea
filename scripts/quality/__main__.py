"""What ``./lab test [--all] [pytest's arguments]`` runs."""

import sys

from quality.steps import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
