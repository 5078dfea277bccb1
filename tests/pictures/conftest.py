import pytest

from bot.pictures.fonts import Fonts, Style


@pytest.fixture(scope="package")
def fonts() -> Fonts:
    found = Fonts()
    if not all(any(face.has("潮") for face in found.chain(style, "zh-Hans")) for style in Style):
        pytest.skip("no Chinese font is at hand")
    return found
