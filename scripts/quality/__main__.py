"""Run everything that CI runs; arguments go to pytest."""

import sys

from quality import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
