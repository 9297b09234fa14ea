"""A project with one recording and two pictures, for whoever makes files of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from pictures import telling


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "a.mp3"
    soundfile.write(path, np.zeros(24_000 * 2, dtype="float32"), 24_000, format="MP3")
    return path


@pytest.fixture
def root(tmp_path: Path, sound: Path) -> Path:
    """A project whose podcasts/ holds one recording and two pictures."""
    folder = tmp_path / "podcasts"
    folder.mkdir()
    (folder / "varmevaerket.mp3").write_bytes(sound.read_bytes())
    (folder / "forside.jpg").write_bytes(telling("JPEG"))
    (folder / "varme.png").write_bytes(telling("PNG"))
    return tmp_path
