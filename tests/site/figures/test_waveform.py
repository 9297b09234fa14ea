"""The waveform: one stroke a peak, drawn as loud as it is."""

import pytest
from lxml import etree

from laboratorium.site.figures.waveform import HEIGHT, WIDTH, waveform

SVG = "{http://www.w3.org/2000/svg}"


def drawn(peaks: tuple[int, ...], marks: tuple[float, ...] = ()) -> etree._Element:
    return etree.fromstring(waveform(peaks, "lyd", marks))


def strokes(peaks: tuple[int, ...]) -> list[tuple[float, float, float]]:
    """x, top and height of each stroke."""
    data = drawn(peaks).find(".//path[@id='lyd-form']").get("d")
    found = []
    for stroke in data[1:].split("M"):
        place, height = stroke.split("v")
        x, y = place.split(" ")
        found.append((float(x), float(y), float(height)))
    return found


def test_louder_is_higher_and_all_stand_around_the_middle() -> None:
    found = strokes((0, 50, 100))
    heights = [height for _, _, height in found]
    assert heights == sorted(heights) and heights[0] > 0
    assert heights[2] == pytest.approx(2 * heights[1], abs=1)
    assert {y + height / 2 for _, y, height in found} == {HEIGHT / 2}


@pytest.mark.parametrize("number", [1, 2, 240, 500])
def test_the_strokes_fill_the_width_evenly(number: int) -> None:
    places = [x for x, _, _ in strokes((50,) * number)]
    assert len(places) == number
    assert places[0] == pytest.approx(WIDTH / number / 2, abs=0.1)
    assert places[-1] == pytest.approx(WIDTH - WIDTH / number / 2, abs=0.1)


def test_without_peaks_a_level_line_is_drawn() -> None:
    assert len({height for _, _, height in strokes(())}) == 1


def test_nothing_is_heard_before_a_script_says_so() -> None:
    (rect,) = drawn((1, 2)).findall(".//clipPath/rect")
    assert rect.get("width") == "0"


def test_it_is_hidden_from_assistive_technology() -> None:
    assert drawn((1,)).get("aria-hidden") == "true"


def test_chapters_are_marked_where_they_begin() -> None:
    data = drawn((1,), (0.25, 0.5)).find("path[@class='wave-marks']").get("d")
    assert {float(part.split(" ")[0]) for part in data[1:].split("M")} == {240, 480}
    assert drawn((1,)).find("path[@class='wave-marks']") is None


@pytest.mark.parametrize(("peaks", "marks"), [((101,), ()), ((-1,), ()), ((), (1.5,))])
def test_what_lies_outside_is_refused(peaks: tuple[int, ...], marks: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="0 to"):
        waveform(peaks, "lyd", marks)


def test_a_bad_prefix_is_refused() -> None:
    with pytest.raises(ValueError, match="prefix"):
        waveform((), '"')


def test_it_stays_small() -> None:
    peaks = tuple(index * 37 % 101 for index in range(240))
    assert len(waveform(peaks, "lyd").encode()) <= 5000
    assert waveform(peaks, "lyd") == waveform(peaks, "lyd")
