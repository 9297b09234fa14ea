"""What is worked out once of an object that never changes, and kept as long as the object is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def once(function: Callable[[T], R]) -> Callable[[T], R]:
    """Let a function of one object keep its answer with the object, as `cached_property` does for
    the object's own.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def known(owner: T) -> R:
        held: dict[str, Any] = vars(owner)
        if name not in held:
            held[name] = function(owner)
        answer: R = held[name]
        return answer

    return known
