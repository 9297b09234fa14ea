"""Run the command line with ``python -m laboratorium``."""

from laboratorium.cli import main

main()
