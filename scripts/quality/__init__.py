"""Everything that decides whether a change is sound: the same steps on a desk and in CI."""
