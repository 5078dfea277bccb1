"""Bytes become text: UTF-8 wherever it can be, and a guess only where it cannot.

Line ends become line feeds, whichever way the file writes them, so that line numbers are those that an editor shows.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What is guessed from. A guess from more is no better, and the guesser's time grows with what it is given.
_SAMPLE = 64 * 1024
# A file with fewer broken sequences than this among its whole ones is UTF-8 with a scar, not something else.
_SCARS = 0.02
_NEARLY_ALL = 0.95
_FEWEST_COMMON = 0.1
# Chinese text of any kind is made of these for a tenth at least; bytes read in a wrong encoding hardly ever.
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这這个個中上大来來为為们們到说說就你会會要时時也可以和那好吗嗎呢吧问問答谢謝么麼什怎几幾点點没沒对對多少没很都还還"
    "出得生着着自之年过過后後作里裡去而能下子心行天开開主看起发發成事只想学學家同现現经經头頭面方前所者于於本种種问话話里听聽做让讓给給"
    "，。：？！、；（）“”‘’「」《》…—\u3000"
)
# Where nothing is assigned, or only by a user for his own: no text has these, and a wrong encoding many.
_PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd]")
# Hardly ever in a text, and everywhere in what is none.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CONTROL_BYTES = bytes((*range(9), *range(14, 27)))
_CHINESE = ("gb18030", "big5")
# Windows-1252's quotation marks, dashes and ellipsis: in other encodings of Europe these are rare or undefined.
_WESTERN_PUNCTUATION = re.compile(rb"[\x85\x91-\x97]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
# The letters with accents, and the signs, that French, German, Spanish, Portuguese and the languages of the North use.
_WESTERN_LETTERS = frozenset(
    "àâäãåæáçéèêëíìîïñóòôöõøœúùûüÿßÀÂÄÃÅÆÁÇÉÈÊËÍÎÏÑÓÔÖÕØŒÚÙÛÜ¿¡«»°§ªº\xa0".encode("windows-1252")
)


class UnknownEncoding(ValueError):
    """These bytes are no text that we can read."""


def decode(data: bytes) -> str:
    """The text of a file, without byte order mark, its lines ended by line feeds.

    Raises:
        UnknownEncoding: the bytes are no text, or in no encoding that can be made out.
    """
    text = _decode(data)
    if len(_CONTROLS.findall(text, 0, _SAMPLE)) > min(len(text), _SAMPLE) // 100:
        raise UnknownEncoding
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    if _is_binary(data):
        raise UnknownEncoding
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_scarred(data) or _decode_guessed(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its line feeds and Latin letters is zero."""
    head = data[: _SAMPLE // 2 * 2]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    few, many = sorted(zeros)
    if not many or len(head) < len("ab"):
        return None
    wide = "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    is_latin = many > len(head) // 50 and few * 20 <= many
    return wide if is_latin or _share_of_common_han(head, wide) > _FEWEST_COMMON else None


def _is_binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    return 0 in head or len(head) - len(head.translate(None, _CONTROL_BYTES)) > len(head) // 100


def _decode_scarred(data: bytes) -> str | None:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    return text if broken <= whole * _SCARS else None


def _decode_guessed(data: bytes) -> str:
    sample = _whole_lines(data)
    for encoding in (_chinese_encoding(sample), _western_encoding(sample), _normalizer_guess(sample)):
        if encoding:
            return data.decode(encoding, errors="replace")
    raise UnknownEncoding


def _whole_lines(data: bytes) -> bytes:
    """A sample that ends with a line, so that no character is cut in two: a line feed is part of none."""
    if len(data) <= _SAMPLE:
        return data
    cut = data.rfind(b"\n", 0, _SAMPLE)
    return data[: cut if cut > 0 else _SAMPLE]


def _chinese_encoding(sample: bytes) -> str | None:
    shares = {encoding: _share_of_common_han(sample, encoding) for encoding in _CHINESE}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > _FEWEST_COMMON else None


def _share_of_common_han(sample: bytes, encoding: str) -> float:
    beyond_ascii = [char for char in sample.decode(encoding, errors="replace") if char > "\x7f"]
    if _PRIVATE.search("".join(beyond_ascii[:-2])):  # the sample may end in the middle of a character
        return 0.0
    return sum(char in _COMMON_HAN for char in beyond_ascii) / max(len(beyond_ascii), 1)


def _western_encoding(sample: bytes) -> str | None:
    beyond_ascii = _BEYOND_ASCII.findall(sample)
    if len(beyond_ascii) * 5 > len(sample):
        return None
    if _WESTERN_PUNCTUATION.search(sample) and len(beyond_ascii) * 10 < len(sample):
        return "windows-1252"
    western = sum(byte[0] in _WESTERN_LETTERS for byte in beyond_ascii)
    return "windows-1252" if western > _NEARLY_ALL * len(beyond_ascii) else None


def _normalizer_guess(sample: bytes) -> str | None:
    best = from_bytes(sample).best()
    return best.encoding if best else None
