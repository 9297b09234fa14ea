"""YAML's own complaints, told in Danish and pointing at the right place."""

import re

import yaml

from laboratorium.base.problems import Position

QUOTE_IT = 'Sæt anførselstegn (") om hele værdien'
_PAIR = "Skriv »navn: værdi« med et mellemrum efter kolonet"
_INDENT = "Indrykningen passer ikke med linjerne ovenfor. Ryk lige langt ind med mellemrum"

KEY = ("yaml-key", "Her mangler navnet foran kolonet. Skriv »navn: værdi«.")
ESCAPE = (
    "yaml-escape",
    "En bagstreg (\\) betyder noget særligt mellem \"…\". Skriv '…' om værdien i stedet.",
)

# (what libyaml or PyYAML says, our code, our message, point at where the construct begins).
# Both parsers' wordings are listed, so that they give the same answer.
_TABLE: tuple[tuple[str, str, str, bool], ...] = (
    (
        r"quoted scalar.*(end of stream|document (separator|indicator))",
        "yaml-open-quote",
        "Anførselstegnet, der begynder her, bliver ikke lukket. Skriv et til efter værdien.",
        True,
    ),
    (r"escape|too large|chr\(\)", *ESCAPE, True),
    (
        r"could not find expected ':'",
        "yaml-no-colon",
        f"Linjen hører ikke til noget. {_PAIR}, eller ryk den ind under den linje, den hører til.",
        True,
    ),
    (
        r"flow (sequence|mapping)",
        "yaml-open-bracket",
        "Parentesen, der begynder her, er ikke skrevet rigtigt. Skriv [a, b] eller {navn: værdi}, "
        "og sæt anførselstegn om værdier med tegnene : , [ ] { }.",
        True,
    ),
    (
        r"flow node|node content",
        "yaml-no-value",
        "Her mangler en værdi. Skriv en, eller slet kommaet eller parentesen.",
        False,
    ),
    (
        r"block scalar",
        "yaml-block",
        "Efter | eller > skal teksten begynde på næste linje og være rykket ind.",
        True,
    ),
    (
        r"cannot start any token",
        "yaml-start",
        f"En værdi kan ikke begynde med dette tegn. {QUOTE_IT}.",
        False,
    ),
    (
        r"(values|keys|entries) are not allowed|expected key|block end|block collection|'-'",
        "yaml-indent",
        f"{_INDENT}.",
        False,
    ),
    (
        r"document start|directive|document end",
        "yaml-document",
        "Linjer med ... eller % øverst i filen kan ikke bruges her. Slet linjen.",
        False,
    ),
)
_FALLBACK = (
    "yaml-syntax",
    f"Linjen kan ikke læses. {_PAIR}, og sæt anførselstegn om værdier med særlige tegn.",
)
_COLON_IN_VALUE = re.compile(r"\s*(?:-\s+)?[^\s:]+:\s+[^\"'\[{|>\s].*:(?:\s|$)")
# What word processors make of a quote; a value in it is one without quotes.
_CURLY = re.compile(r"^\s*(?:-\s+)?[^\s:]+:\s+([“”„‟‘’‚«»])")
_NO_SPACE = re.compile(r"\s*(?:-\s+)?[^\s:\"']+:\S")
_AFTER_QUOTE = re.compile(r"[^\"']*(\"[^\"]*\"|'[^']*')\s*\S")


def explain(fault: Exception, lines: list[str]) -> tuple[Position, str, str]:
    """Return position (within ``lines``), code and Danish message of a YAML error."""
    context = getattr(fault, "context", None) or ""
    said = f"{context} | {getattr(fault, 'problem', None) or fault}"
    code, message, at_start = *_FALLBACK, False
    for pattern, *answer in _TABLE:
        if re.search(pattern, said, re.DOTALL):
            code, message, at_start = answer  # type: ignore[assignment]
            break
    problem_at = _position(getattr(fault, "problem_mark", None))
    context_at = _position(getattr(fault, "context_mark", None))
    position = (context_at if at_start else problem_at) or problem_at or context_at
    position = position or Position(1, 1)
    # The parsers may notice a mistake only at the very end, on a line that does not exist.
    position = min(position, Position(max(len(lines), 1), position.column))
    if code == "yaml-document" and position.line > 1 and lines[position.line - 2][:3] == "...":
        position = Position(position.line - 1, 1)
    return position, *_sharpen(code, message, position, lines)


def _sharpen(code: str, message: str, at: Position, lines: list[str]) -> tuple[str, str]:
    """Say more where the line itself shows which of several mistakes it is."""
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    above = lines[at.line - 2] if 2 <= at.line <= len(lines) + 1 else ""
    if line.lstrip().startswith(":"):
        return KEY
    if code.startswith("yaml-") and (curly := _CURLY.search(line)):
        return "yaml-quotes", (
            f'Anførselstegnet {curly[1]} virker ikke her. Skriv de lige (") om hele værdien.'
        )
    if code == "yaml-indent":
        if _COLON_IN_VALUE.match(line):
            return "yaml-colon", f"Værdien indeholder et kolon. {QUOTE_IT}."
        if _AFTER_QUOTE.match(line):
            return "yaml-after-quote", (
                "Der står mere efter det sidste anførselstegn. Sæt anførselstegn om hele værdien, "
                "og brug »« inde i den."
            )
    if code in {"yaml-indent", "yaml-no-colon"} and (_NO_SPACE.match(above or line)):
        return "yaml-no-space", f"Der mangler et mellemrum efter et kolon. {_PAIR}."
    return code, message


def _position(mark: yaml.Mark | None) -> Position | None:
    return Position(mark.line + 1, mark.column + 1) if mark else None
