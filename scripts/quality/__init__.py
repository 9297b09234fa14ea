"""Everything that decides whether a change is sound: the same steps on a desk and in CI."""

from quality.steps import run

__all__ = ["run"]
