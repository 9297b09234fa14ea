"""How others refer to what the site shows: a sentence, and what programs for references read."""

from __future__ import annotations

from laboratorium.site.citing.citation import Citation
from laboratorium.site.citing.files import FORMS, NAMES, Cited, cited, files

__all__ = ["FORMS", "NAMES", "Citation", "Cited", "cited", "files"]
