"""What is found out only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Generic, TypeVar

T = TypeVar("T")


class Late(Generic[T]):
    """A value that is found when it is first asked for, and then kept.

    It is told (see ``fingerprint``) and pickled by what is found and not by how, so that something
    made of it changes only when the value does.
    """

    def __init__(self, find: Callable[[], T]) -> None:
        self._find = find

    @cached_property
    def found(self) -> T:
        return self._find()

    def __reduce__(self) -> tuple[Callable[[T], Late[T]], tuple[T]]:
        return _early, (self.found,)


def _early(value: T) -> Late[T]:
    return Late(partial(_same, value))


def _same(value: T) -> T:
    return value
