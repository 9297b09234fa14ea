"""What the form at /bidrag/ needs to suggest goals and Ps while one types; fetched only there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from laboratorium.base import danish_words
from laboratorium.base.danish import fold
from laboratorium.tagging import six_p, suggest, words
from laboratorium.tagging.agreement import PROPOSED
from laboratorium.tagging.model import LISTED, model

PATHS = ("data/forslag.json",)


def files() -> Iterator[tuple[str, bytes]]:
    """The one file: its path on the site and its bytes (UTF-8)."""
    text = json.dumps(data(), ensure_ascii=False, separators=(",", ":"))
    yield PATHS[0], f"{text}\n".encode()


def data() -> dict[str, Any]:
    """The Danish model, cues and rules as plain data; the scripts only interpret them."""
    rules = words.rules()
    return {
        "model": model("da").data,
        "six_p": model(suggest.SIX_P).data,
        "cues": six_p.plain(),
        "figurative": [fold(text).split() for text in rules["figurative"]],
        "negation": [fold(text).split() for text in rules["negation"]],
        "but": sorted(words.buts()),
        "common": sorted(words.common()),
        "stop": sorted(danish_words.stop_words()),
        "irregular": dict(danish_words.irregular_forms()),
        "parts": _without_comments(danish_words.compound_lists()),
        "compounds": danish_words.compound_rules(),
        "noise": words.NOISE.pattern,
        "end": words.END.pattern,
        "pause": words.PAUSE.pattern,
        "longest": words.LONGEST,
        "limits": {
            "words": suggest.LEAST_WORDS,
            "evidence": suggest.LEAST_EVIDENCE,
            "goals": suggest.MOST_GOALS,
            "ps": suggest.MOST_PS,
            "shown": suggest.MOST_SHOWN,
            "short": suggest.SHORT_PASSAGE,
            "long": suggest.LONG_PASSAGE,
            "cue": six_p.CUE,
            "listed": LISTED,
        },
        "sentences": PROPOSED,
    }


def _without_comments(lists: str) -> str:
    return "\n".join(line for line in lists.splitlines() if line and not line.startswith("#"))
