"""``python -m feedcheck FILE|URL``."""

import sys

from feedcheck import main

sys.exit(main(sys.argv[1:]))
