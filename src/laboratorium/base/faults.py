"""What the system refuses, in words for people."""

from __future__ import annotations

import errno
import os
import sys

_WORDS = {
    errno.ENOSPC: "disken er fuld",
    errno.EDQUOT: "der er ikke mere plads til jeres filer på disken",
    errno.EFBIG: "filen er større, end systemet tillader",
    errno.EROFS: "disken kan kun læses, ikke skrives",
    errno.EACCES: "der er ikke adgang til det",
    errno.EPERM: "der er ikke adgang til det",
    errno.EBUSY: "et andet program bruger det",
    errno.ENOENT: "det findes ikke",
    errno.EEXIST: "det findes i forvejen",
    errno.ENOTDIR: "det er ikke en mappe",
    errno.EISDIR: "det er en mappe",
    errno.ENOTEMPTY: "mappen er ikke tom",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EMFILE: "der er for mange åbne filer",
    errno.ENFILE: "der er for mange åbne filer",
    errno.EIO: "disken svarer med en fejl",
    errno.ELOOP: "det er en genvej, som ikke fører nogen steder hen",
    errno.ENOMEM: "der er ikke mere hukommelse",
    errno.EADDRINUSE: "et andet program bruger porten; vælg en anden med --port",
}


def fault_of(error: BaseException) -> OSError | None:
    """The fault of the system that an error comes of, if it does: lxml, through which spreadsheets
    and feeds are written, has errors of its own for them, called `IO_ENOSPC` and so on.
    """
    if isinstance(error, OSError):
        return error
    code = getattr(errno, str(error).removeprefix("IO_"), None)
    if str(error).startswith("IO_") and isinstance(code, int):
        return OSError(code, os.strerror(code))
    return None


def tell_once() -> None:
    """Let what fails on a disk not be told of again by what fails as it is cleared up for that."""
    before = sys.unraisablehook

    def tell(failed: sys.UnraisableHookArgs) -> None:
        if failed.exc_value is None or fault_of(failed.exc_value) is None:
            before(failed)

    sys.unraisablehook = tell


def reason(fault: OSError) -> str:
    """Why something could not be done, as the end of a Danish sentence, without the file's name."""
    if fault.errno in _WORDS:
        return _WORDS[fault.errno]
    return fault.strerror or str(fault)


def sentence(fault: OSError) -> str:
    """The fault as a Danish sentence, with the file that it is about when that is known."""
    if fault.errno is None:  # Raised by ourselves, in words.
        return str(fault)
    words = reason(fault)
    if fault.filename is None:
        return f"{words[:1].upper()}{words[1:]}."
    name = fault.filename
    return f"{name.decode(errors='replace') if isinstance(name, bytes) else name}: {words}."
