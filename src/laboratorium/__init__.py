"""Knowledge-sharing site and podcast hub of Laboratorium til lokal bærekraft."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder: what `./lab` works on."""

# No other package has a say in what content is valid, and pydantic need not ask each of them.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
