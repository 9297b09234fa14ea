"""Knowledge-sharing site and podcast hub of Laboratorium til lokal bærekraft."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder: what `./lab` works on."""
