"""From bytes to text: the encoding a file was written in, found or given. No byte is ever replaced.

Byte order marks, strict UTF-8 and NUL patterns say it for sure. For the rest each candidate decodes
a sample, and the one whose characters are as frequent as those of real Chinese text wins: a wrong
codec gives rare characters.
"""

import codecs
import re
from functools import cache
from math import log
from typing import NamedTuple

from doclint.read.errors import UndecodableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF16 = ("utf-16-le", "utf-16-be")
_LEGACY = (("gb18030",), ("big5", "cp950", "big5hkscs"))  # each with its supersets
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive, or an office document"),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
)
_CONTROL = bytes(sorted({*range(32), 127} - {*b"\t\n\v\f\r\x1a\x1b"}))
# The patterns are compiled by those who need them: few files do.
_HIGH_RUN = rb"[\x80-\xff]+"
_HIGH = bytes(range(0x80, 0x100))
# cp1252: quotes, dashes, ellipsis, currency and signs anywhere; letters beside a letter, or alone (à la carte)
_SIGNS = rb"\x80\x82\x84\x85\x91-\x97\x99\xa0\xa1\xa3\xa7\xa9\xab\xae\xb0-\xb3\xb5\xb7\xbb-\xbf\xd7"
_LETTERS = rb"\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff"
_ALONE = (
    rb"(?<![\x80-\xff])[%b](?=[\s'\",.;:!?)-])" % _LETTERS
)  # no lead byte has such a byte after it
_WESTERN = rb"(?:[%b]|(?<=[A-Za-z])[%b]|[%b](?=[A-Za-z])|%b)+" % (
    _SIGNS,
    _LETTERS,
    _LETTERS,
    _ALONE,
)

_SAMPLE = 8_192  # bytes scored from the first that is not ASCII
_WESTERN_SHARE = 0.2  # most high bytes in a text that is overwhelmingly ASCII
_WESTERN_REST = 0.01  # most of them in no place of their own: two letters in a row (Vogüé)
# Mean log-odds of a character against chance. Of 56,492 held-out samples of 10 characters in GB18030,
# GBK, Big5 and UTF-16 it refuses 110 (0.2 %) and misreads 2; of 56,129 of 20 it refuses 36, misreads none.
_ENOUGH = 0.1
_SURE = 1.5  # what a text of a few signs in cp1252 never reaches as Chinese
_ASCII = frozenset(map(chr, range(128)))
_PRINTED = "\t\n\f\r" + bytes(range(32, 127)).decode()
_FOREIGN_LETTERS = (
    ("euc_jp", "\u3040\u30ff", 0.3),
    ("shift_jis", "\u3040\u30ff", 0.3),
    ("euc_kr", "\uac00\ud7a3", 0.9),
)
_PROPOSAL = "name its encoding with --encoding, for example --encoding gb18030"
_NOT_TEXT = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape"})


class Decoded(NamedTuple):
    """A text, the Python codec that gave it, and the byte order mark, which is not part of the text."""

    text: str
    encoding: str
    bom: bytes


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text in `data`, read as `encoding`, or as what fits it best.

    Raises UndecodableError where nothing fits, where `encoding` does not, or for binary data.
    """
    if encoding is not None:
        return _given(data, encoding)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data[len(bom) :], codec), codec, bom)
    _refuse_magic(data)
    if b"\0" in data or _is_full_of_control(data):
        return Decoded(*_wide(data), b"")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", b"")
    except UnicodeDecodeError as error:
        return Decoded(*_scored(data, error), b"")


def _given(data: bytes, encoding: str) -> Decoded:
    codec = _codec(encoding)
    for bom, marked in _BOMS:
        if data.startswith(bom) and codec in (marked, marked.rsplit("-", 1)[0]):
            return Decoded(_strict(data[len(bom) :], marked, given=True), marked, bom)
    if codec in ("utf-16", "utf-32"):
        codec += "-le"
    return Decoded(_strict(data, codec, given=True), codec, b"")


def _codec(encoding: str) -> str:
    """Return the codec's own name, which says nothing of a mark."""
    try:
        info = codecs.lookup(encoding)
        name = info.name.removesuffix("-sig")
        "".encode(name)
    except (LookupError, UnicodeError, ValueError):
        name = ""
    if not name or name.replace("_", "-") in _NOT_TEXT:
        raise UndecodableError(
            f"there is no encoding named {encoding!r}; --encoding takes names like utf-8, gb18030, big5"
        )
    return name


def _strict(data: bytes, codec: str, *, given: bool = False) -> str:
    advice = "leave --encoding out to have the encoding found" if given else _PROPOSAL
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"byte {error.start} ({_shown(data, error.start)}) is not valid {codec}; "
            f"the file is damaged or in another encoding: {advice}"
        ) from None
    except UnicodeError as error:
        raise UndecodableError(f"not valid {codec} ({error}): {advice}") from None


def _shown(data: bytes, at: int) -> str:
    return " ".join(f"0x{byte:02X}" for byte in data[at : at + 2])


def _refuse_magic(data: bytes) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UndecodableError(f"looks like binary data, {kind}; doclint reads text")


def _is_full_of_control(data: bytes) -> bool:
    """Tell whether more than one byte in a hundred is a control character no text holds."""
    sample = data[: _SAMPLE * 2]
    return (len(sample) - len(sample.translate(None, _CONTROL))) * 100 > len(sample)


def _wide(data: bytes) -> tuple[str, str]:
    """Read UTF-16 without a mark: half of its bytes look like control characters."""
    codec, score = _best_of(data, _UTF16)
    if len(data) % 2 == 0 and score >= _ENOUGH:
        return _strict(data, codec), codec
    nul = data.find(0)
    what = f"byte {nul} is NUL" if nul >= 0 else "it is full of control characters"
    raise UndecodableError(f"looks like binary data: {what}; if it is text, {_PROPOSAL}")


def _scored(data: bytes, utf8: UnicodeDecodeError) -> tuple[str, str]:
    families = {names[0]: names for names in _LEGACY}
    even = len(data) % 2 == 0
    codec, score = _best_of(data, (*families, *_UTF16) if even else tuple(families))
    if score < _SURE and _is_western(data):
        return _strict(data, "cp1252"), "cp1252"
    foreign = _foreign(data) if score < _SURE else None
    if foreign:
        raise UndecodableError(f"looks like {foreign}; if it is, name it: --encoding {foreign}")
    if score < _ENOUGH:
        raise UndecodableError(_nearly_utf8(data, utf8) + _PROPOSAL)
    for superset in families.get(codec, (codec,)):
        try:
            return data.decode(superset), superset
        except UnicodeDecodeError:
            continue
    return _strict(data, codec), codec


def _foreign(data: bytes) -> str | None:
    """Return the Japanese or Korean encoding that fits: one full of kana, or of hangul and blanks."""
    for codec, letters, share in _FOREIGN_LETTERS:
        sample = _decodable(data[:_SAMPLE], codec)
        high = len(sample) - sum(map(sample.count, set(sample) & _ASCII))
        found = sum(1 for c in sample if letters[0] <= c <= letters[1])
        blanks = codec != "euc_kr" or sample.count(" ") * 10 >= len(sample)
        if high and found >= high * share and blanks:
            return codec
    return None


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    """Say where UTF-8 breaks, if nearly all else is UTF-8: then bytes are damaged."""
    broken = len(data) - len(data.decode("utf-8", "ignore").encode())
    if broken * 20 < _high_bytes(data):
        return f"UTF-8 with {broken} damaged bytes, the first at byte {error.start}; if it is not, "
    return "no known encoding fits; "


def _is_western(data: bytes) -> bool:
    """Tell whether this is ASCII with some cp1252 quotes and accented letters at home in it."""
    high = _high_bytes(data)
    if high > len(data) * _WESTERN_SHARE:
        return False
    return _high_bytes(re.sub(_WESTERN, b"", data)) <= high * _WESTERN_REST


def _high_bytes(data: bytes) -> int:
    return len(data) - len(data.translate(None, _HIGH))


def _best_of(data: bytes, candidates: tuple[str, ...]) -> tuple[str, float]:
    """Return the candidate under which `data` reads most like Chinese or ASCII text, and its score."""
    scores = [(_score(data, codec), codec) for codec in candidates]
    score, codec = max(scores, key=lambda pair: pair[0])
    return codec, score


def _score(data: bytes, codec: str) -> float:
    """Return the mean log-odds of the characters in a sample; ASCII counts in UTF-16 alone."""
    wide = codec in _UTF16
    first_high = re.search(_HIGH_RUN, data)
    start = first_high.start() if first_high and not wide else 0
    sample = _decodable(data[start : start + _SAMPLE], "big5hkscs" if codec == "big5" else codec)
    counted = len(sample) if wide else len(sample) - len(sample.encode("ascii", "ignore"))
    return sum(map(_odds(wide=wide).__getitem__, sample)) / counted if counted else _WORST


def _decodable(sample: bytes, codec: str) -> str:
    """Return the characters of `sample` up to a broken byte; none where it breaks at the beginning."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        return decoder.decode(sample, final=len(sample) < _SAMPLE)
    except UnicodeDecodeError as error:
        return sample[: error.start].decode(codec) if error.start >= _SAMPLE // 64 else ""


_WORST = -9.0
_RARE_HAN = -3.0
_FOREIGN = -4.0
_PUNCTUATION = frozenset(
    "，。、；：！？“”‘’（）《》〈〉【】「」『』—…·～　％〔〕０１２３４５６７８９．－"
)


class _Odds(dict[str, float]):
    """The log-odds of characters against chance."""

    def __missing__(self, c: str) -> float:
        """Return what a character has that is in no table."""
        if c < "\x80":
            return _WORST
        return _RARE_HAN if "\u4e00" <= c <= "\u9fff" else _FOREIGN


@cache
def _odds(*, wide: bool) -> _Odds:
    """Return the log-odds of a frequent character against one among 10,000 drawn by chance."""
    from doclint.read.frequency import SIMPLIFIED, TRADITIONAL

    odds = _Odds(dict.fromkeys(_common(), -1.2))
    if wide:
        odds.update(dict.fromkeys(_PRINTED, 2.0))
    else:
        odds.update(dict.fromkeys(_ASCII, 0.0))
    # share of running text that each rank band covers, as counted
    for first, last, share in (
        (0, 100, 0.37),
        (100, 300, 0.28),
        (300, 500, 0.13),
        (500, 1000, 0.14),
    ):
        value = log(share / (last - first) * 10_000)
        for table in (TRADITIONAL, SIMPLIFIED):
            odds.update(dict.fromkeys(table[first:last], value))
    odds.update(dict.fromkeys(_PUNCTUATION, 3.0))
    return odds


def _common() -> str:
    """Return the characters that GB 2312 and Big5 hold as common: level one of each."""
    gb = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big5 = bytes(b for row in range(0xA4, 0xC6) for cell in cells for b in (row, cell))
    return gb.decode("gb2312", "ignore") + big5.decode("big5", "ignore")
