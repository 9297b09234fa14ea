"""What the system refuses, in words for people."""

from __future__ import annotations

import errno

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
