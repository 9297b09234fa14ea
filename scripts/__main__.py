"""The maintainers' programs, in a folder for each trade.

.venv/bin/python scripts                        tell what there is
.venv/bin/python scripts bench.builds 1000      run one of them; --help says more
"""

import ast
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def programs() -> Iterator[tuple[str, str]]:
    """The name of each program, and the first line of what it says of itself."""
    for path in sorted(HERE.glob("*/*.py")):
        text = path.read_text(encoding="utf-8")
        if path.name == "__main__.py" or '\nif __name__ == "__main__":\n' in text:
            name = f"{path.parent.name}.{path.stem}".removesuffix(".__main__")
            yield name, (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]


def main() -> None:
    """Run the program that the first argument names; end with 2 when there is none such."""
    known, name = dict(programs()), sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in known:
        for program, about in known.items():
            print(f"{program:<22}{about}")
        sys.exit(2 if name else 0)
    del sys.argv[1]
    runpy.run_module(name, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
