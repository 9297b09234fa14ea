"""Run the command line with ``python -m laboratorium``."""

from laboratorium.base.faults import tell_once
from laboratorium.base.interrupts import begin

if __name__ == "__main__":
    begin()
    tell_once()
    from laboratorium.cli import run

    run()
