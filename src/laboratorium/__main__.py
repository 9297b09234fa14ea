"""Run the command line with ``python -m laboratorium``."""

from laboratorium.base.interrupts import begin

if __name__ == "__main__":
    begin()
    from laboratorium.cli import main

    main()
