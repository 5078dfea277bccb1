"""Fonts are found on this machine, and asked which characters they have.

A font is taken from the setting PULLQUOTE_FONT, from what fontconfig lists, or from the folders where systems keep
them. Only families that we know are looked at, so that a quotation is never set in a font of ornaments. Of a family
the face is taken whose region fits the language: the same character is drawn otherwise in Beijing and in Taipei.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SERIF = (
    "notoserifcjk", "sourcehanserif", "notoserifsc", "notoseriftc", "notoserifjp", "songti", "simsun", "mingliu",
    "notoserif", "sourceserif", "georgia", "dejavuserif", "liberationserif", "times",
)  # fmt: skip
"""Families to read in, the best first, by how their files are called."""

SANS = (
    "notosanscjk", "sourcehansans", "notosanssc", "notosanstc", "notosansjp", "pingfang", "hiraginosansgb", "msyh",
    "msjh", "wqyzenhei", "wqymicrohei", "droidsansfallback", "stheiti", "notosans", "sourcesans", "dejavusans",
    "liberationsans", "segoeui", "arial", "helvetica", "arialunicode",
)  # fmt: skip
"""Families for small print."""

FOLDERS = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts",
    "/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts",
    "C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts",
)  # fmt: skip
"""Where Linux, macOS and Windows keep fonts."""

_ENDINGS = (".ttc", ".otc", ".otf", ".ttf")
_MOST_FACES = 20  # in one file; the largest collections that we know have ten
_LISTING = 10.0  # seconds that fontconfig may take
_LOOKED_AT = 32  # pixels: large enough to tell two glyphs apart

_OPEN = 8
"""Fonts that stay open, each in one size. A Chinese one takes 1 MB and 2 MB more of mapped file, and 0.5 ms to open;
one for each size that was ever drawn would grow to 100 MB."""

_NOWHERE = "\U0010fffe"
"""No font has this one: what is drawn for it is drawn for whatever else is missing."""


class Style(Enum):
    READING = SERIF
    SMALL = SANS


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file. `rank` is its place among the families of each style; `is_named` that a setting did."""

    path: str
    index: int
    region: str | None
    is_bold: bool
    is_named: bool
    stem: str

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        return _font(self.path, self.index, size, is_bold=self.is_bold)

    def has(self, char: str) -> bool:
        return _has_glyph(self.path, self.index, char)


class Fonts:
    """The faces of this machine. Looked for once, which takes some hundredths of a second."""

    def __init__(self, named: Path | None = None, folders: Iterable[str] | None = None) -> None:
        """Looks in `folders` alone, where they are given; a font that is `named` comes before all others."""
        files = _listed() if folders is None else list(_walk(folders))
        self._faces = [
            *(face for face in _faces_of(named, is_named=True) if named),
            *(face for file in files if _rank(_stem(file)) is not None for face in _faces_of(file)),
        ]

    def chain(self, style: Style, language: str, *, bold: bool = False) -> list[Face]:
        """One face a family, the most fitting first: what the first one hasn't got is looked for in the next."""
        regions = _regions(language)

        def fitness(face: Face) -> tuple[object, ...]:
            return (
                not face.is_named,
                _place(face.stem, style),
                regions.index(face.region) if face.region in regions else len(regions),
                face.is_bold is not bold,
                face.index,
            )

        best: dict[str, Face] = {}
        for face in sorted(self._faces, key=fitness):
            best.setdefault(re.sub(r"(bold|regular|book|medium)$", "", face.stem), face)
        return list(best.values())


def _place(stem: str, style: Style) -> int:
    """The place of a family: those of the style, then all others."""
    order = [*style.value, *(SANS if style is Style.READING else SERIF)]
    found = _longest(stem, order)
    return len(order) if found is None else order.index(found)


def _rank(stem: str) -> str | None:
    return _longest(stem, [*SERIF, *SANS])


def _longest(stem: str, families: Iterable[str]) -> str | None:
    """The most particular family by whose name the file's begins."""
    return max((family for family in families if stem.startswith(family)), key=len, default=None)


def _regions(language: str) -> list[str]:
    by_language = {"zh-Hant": ["TC", "HK"], "ja": ["JP"], "ko": ["KR"]}
    wanted = next((regions for tag, regions in by_language.items() if language.startswith(tag)), [])
    return [*wanted, "SC", "TC", "JP"]


def _stem(path: Path) -> str:
    return re.sub(r"[\s_-]", "", path.stem).lower()


def _listed() -> list[Path]:
    """All font files, as fontconfig knows them, or else as they lie in the known folders; in a fixed order."""
    program = shutil.which("fc-list")
    if program is None:
        return sorted(_walk(FOLDERS))
    try:
        listing = subprocess.run(  # noqa: S603  fontconfig's own program, with a constant argument
            [program, "--format", "%{file}\n"], capture_output=True, timeout=_LISTING, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return sorted(_walk(FOLDERS))
    return [Path(line) for line in sorted(set(os.fsdecode(listing.stdout).splitlines())) if line.endswith(_ENDINGS)]


def _walk(folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        for root, _, names in os.walk(Path(folder).expanduser()):
            yield from (Path(root, name) for name in names if name.lower().endswith(_ENDINGS))


def _faces_of(path: Path | None, *, is_named: bool = False) -> Iterator[Face]:
    """The upright faces of a file that are neither thin nor condensed nor monospaced; none where it is no font."""
    for index in range(_MOST_FACES if path else 0):
        try:
            family, style = ImageFont.truetype(str(path), _LOOKED_AT, index=index).getname()
        except (OSError, ValueError):
            return
        assert path is not None
        name = f"{family} {style}"
        if is_named or not re.search(r"Mono|Italic|Oblique|Light|Thin|Condensed|Narrow|Black|Math", name):
            region = re.search(r"\b(SC|TC|HK|JP|KR)\b", name)
            yield Face(str(path), index, region and region[1], "Bold" in name, is_named, _stem(path))


@lru_cache(_OPEN)
def _font(path: str, index: int, size: int, *, is_bold: bool) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(path, size, index=index)
    try:
        axes = font.get_variation_axes()
    except (OSError, NotImplementedError):
        return font  # as most are: one weight a file
    weight = 700 if is_bold else 400
    font.set_variation_by_axes([float(weight if axis["name"] == b"Weight" else axis["default"] or 0) for axis in axes])
    return font


@cache
def _missing(path: str, index: int) -> tuple[tuple[int, int], bytes]:
    return _drawn(path, index, _NOWHERE)


@lru_cache(8192)
def _has_glyph(path: str, index: int, char: str) -> bool:
    """FreeType draws the same for all that a font hasn't got. Drawn alike is not there."""
    return _drawn(path, index, char) != _missing(path, index)


def _drawn(path: str, index: int, char: str) -> tuple[tuple[int, int], bytes]:
    mask = _plain(path, index).getmask(char, mode="L")
    return mask.size, bytes(mask)


@lru_cache(_OPEN)
def _plain(path: str, index: int) -> ImageFont.FreeTypeFont:
    """Without shaping, which would draw something of its own for what is missing."""
    return ImageFont.truetype(path, _LOOKED_AT, index=index, layout_engine=ImageFont.Layout.BASIC)
