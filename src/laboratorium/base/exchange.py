"""Two folders trade places in one step, where the system can do that.

No instant shows neither or both. Python has no such call, so the C library's is asked: Linux has
`renameat2(2)` with RENAME_EXCHANGE, macOS `renamex_np(2)` with RENAME_SWAP.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_RENAME_SWAP = 2
_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV)
"""What is answered where the kernel or the file system has no exchange, or not of these two."""


def exchange(one: Path, other: Path) -> bool:
    """Let two paths that exist trade places; False, and nothing done, where it cannot be one step.

    Raises OSError when the paths may not be renamed at all.
    """
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNABLE:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    names = {"linux": "renameat2", "darwin": "renamex_np"}
    if sys.platform not in names:
        return None
    function = getattr(ctypes.CDLL(None, use_errno=True), names[sys.platform], None)
    if function is None:
        return None
    if sys.platform == "darwin":
        function.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)
        return lambda one, other: int(function(one, other, _RENAME_SWAP))
    function.argtypes = (*(ctypes.c_int, ctypes.c_char_p) * 2, ctypes.c_uint)
    return lambda one, other: int(function(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
