"""Each rename, write, folder and flush of a command is where it is killed, or where the disk fails.

strace stands between the command and the system: it kills a process as it makes its nth call of a
kind, or has the system refuse that call.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from breaking import Running, Tree, fresh, lab, leftovers
from scenarios import SCENARIOS, Scenario
from test_killed import is_whole, outcomes

from outside import program

pytestmark = pytest.mark.nightly

FEW, MANY = (1, 2, 3, 4), (1, 2, 4, 8, 16, 32)
KILLS = {"rename": FEW, "write": FEW, "mkdir": (1, 2), "unlink": (1,), "fsync": (1, 2)}
REFUSALS = {
    "rename": ("ENOSPC", "EROFS"),
    "mkdir": ("ENOSPC", "EROFS"),
    "fsync": ("ENOSPC", "EIO"),
    "sendfile": ("ENOSPC",),
    "copy_file_range": ("ENOSPC",),
}
# The exchange of the folders: killed at it, refused, and not there, so that the other way is taken.
EXCHANGES = ("signal=KILL", "error=EACCES", "error=EINVAL", "error=ENOSYS")


def faults(scenario: Scenario) -> Iterator[str]:
    """What is injected, as strace is told it."""
    builds = "site" in scenario.changes
    for call, numbers in KILLS.items():
        for number in MANY if builds and len(numbers) == len(FEW) else numbers:
            yield f"{call}:signal=KILL:when={number}"
    for call, codes in REFUSALS.items():
        for code in codes:
            yield from (f"{call}:error={code}:when={number}+" for number in (1, 3))
    if builds:
        yield from (f"renameat2:{what}" for what in EXCHANGES)
        # Killed between the two renames of a system without exchange.
        yield "renameat2:error=EINVAL -e inject=rename:signal=KILL:when=2"


def under(fault: str) -> Sequence[str]:
    first, _, second = fault.partition(" -e inject=")
    injected = [f"--inject={one}" for one in (first, second) if one]
    calls = ",".join(one.partition(":")[0] for one in (first, second) if one)
    options = ("-f", "-qqq", "--output=/dev/null", f"--trace={calls}")
    return (str(program("strace")), *options, *injected)


def inject(scenario: Scenario, fault: str, root: Path, old: Tree, new: Tree) -> bool:
    """Run the command once so; whether it came to its end all the same."""
    told = Running(root, *scenario.command, under=under(fault)).end()
    said = f"{scenario.name}, {fault}: {told.text}"
    assert "Traceback" not in told.text, said
    following = lab(root, *(("build",) if "site" in scenario.changes else ("schema",)))
    assert (following.code, "Traceback" in following.text) == (0, False), following.text
    assert is_whole(scenario, scenario.state(root), old, new), said
    assert leftovers(root) == [], said
    return told.code == 0


@pytest.mark.parametrize(
    "scenario",
    [scenario for scenario in SCENARIOS if scenario.name != "cold"],
    ids=lambda scenario: str(scenario.name),
)
def test_at_each_call(scenario: Scenario, base: tuple[Path, float], tmp_path: Path) -> None:
    root = tmp_path / "project"
    old, new, _ = outcomes(scenario, base[0], root)
    ended: dict[str, bool] = {}
    for fault in faults(scenario):
        scenario.prepare(fresh(base[0], root))
        ended[fault] = inject(scenario, fault, root, old, new)
    stopped = [fault for fault, whole in ended.items() if not whole]
    assert len(stopped) >= 5, f"hardly anything stopped it: {stopped}"
