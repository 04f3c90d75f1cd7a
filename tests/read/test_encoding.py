import codecs
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.read import ReadError, read_bytes, round_trips
from doclint.read.encoding import decode
from doclint.read.errors import UndecodableError

SIMPLIFIED = (
    "全镇今年修通了三条村道，又把老水塘清淤一遍，旱季浇地的难题有了着落。"
    "下一步要把养护的责任落到人，路面坏了三天之内报上来，一个月内补好。"
    "村里的学校换了新桌椅，孩子们冬天不再受冻。"
)
TRADITIONAL = (
    "全鎮今年修通了三條村道，又把老水塘清淤一遍，旱季澆地的難題有了著落。"
    "下一步要把養護的責任落到人，路面壞了三天之內報上來，一個月內補好。"
    "村裡的學校換了新桌椅，孩子們冬天不再受凍。"
)
JAPANESE = (
    "わたしたちの町では、ことしの春に新しい図書館がひらかれました。だれでも本をかりられます。"
)
KOREAN = "우리 마을에는 올해 봄에 새 도서관이 문을 열었습니다. 누구나 책을 빌릴 수 있고 아이들도 좋아합니다."


def pieces(text, size):
    return [text[i : i + size] for i in range(len(text) - size)]


@pytest.mark.parametrize(
    ("text", "codec", "read_as"),
    [
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-8", "utf-8"),
    ],
)
@pytest.mark.parametrize("size", [20, 60])
def test_short_chinese_is_read_right(text, codec, read_as, size):
    for piece in pieces(text, size):
        assert decode(piece.encode(codec)) == (piece, read_as, b"")


@pytest.mark.parametrize("codec", ["gbk", "utf-16-le"])
def test_ten_characters_are_nearly_always_read_right(codec):
    tried = pieces(SIMPLIFIED, 10)
    right = sum(1 for piece in tried if decode(piece.encode(codec)).text == piece)
    assert right >= len(tried) * 0.98


def test_a_gbk_file_of_twenty_characters(tmp_path):
    from doclint.read import read_file

    path = tmp_path / "短.txt"
    path.write_bytes("本月共修补路面三十二处，清理边沟五公里。".encode("gbk"))
    assert read_file(path).text == "本月共修补路面三十二处，清理边沟五公里。"


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_names_the_encoding_and_is_no_text(bom, codec):
    data = bom + SIMPLIFIED.encode(codec)
    source = read_bytes(data, "a.txt")
    assert (source.text, source.encoding, source.bom) == (SIMPLIFIED, codec, bom)
    assert round_trips(source, data)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_english_in_utf16_without_a_mark(codec):
    assert decode("A short note.\n".encode(codec)) == ("A short note.\n", codec, b"")


def test_a_few_western_signs_in_ascii():
    data = b"The caf\xe9 was \x93open\x94 \x96 it\x92s on Main Street, near the na\xefve painter's shop."
    assert decode(data) == (
        "The café was “open” – it’s on Main Street, near the naïve painter's shop.",
        "cp1252",
        b"",
    )


@pytest.mark.parametrize(
    "text",
    [
        "A service à la carte, and some bric-à-brac of Thomas à Kempis.",
        "The château of Compiègne, its préfet and its marquis. " * 40 + "M. de Vogüé, then.",
    ],
)
def test_french_words_in_english(text):
    assert decode(text.encode("cp1252")) == (text, "cp1252", b"")


def test_english_with_some_chinese_in_gbk():
    text = "The word 道路 means road, and 养护 means upkeep."
    assert decode(text.encode("gbk")) == (text, "gb18030", b"")


def test_gbk_after_a_long_ascii_head():
    text = "x = 1\n" * 5_000 + SIMPLIFIED
    assert decode(text.encode("gbk")).text == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        ("Привет, это письмо", "cp1251"),
    ],
)
def test_other_legacy_encodings_are_refused_not_misread(text, codec):
    with pytest.raises(ReadError, match=r"^a\.txt: .*--encoding") as error:
        read_bytes(text.encode(codec), "a.txt")
    assert error.value.name == "a.txt"
    assert read_bytes(text.encode(codec), "a.txt", encoding=codec).text == text


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_damaged_byte_is_named_not_replaced(codec):
    data = bytearray((SIMPLIFIED * 20).encode(codec))
    data[400] = 0xFF
    with pytest.raises(UndecodableError, match=r"\b(39[89]|400)\b"):
        decode(bytes(data))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"PK\x03\x04" + b"\x14\x00\x00\x00",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        bytes(100),
        bytes(range(32)) * 8,
        b"".join(sha256(bytes([i])).digest() for i in range(90)),
    ],
)
def test_binary_is_refused(data):
    with pytest.raises(ReadError, match="looks like binary"):
        read_bytes(data, "a.txt")


@pytest.mark.parametrize("name", ["nope", "rot13", "hex", "utf-7", "", "idna", "a\0b"])
def test_an_unknown_encoding_is_refused(name):
    with pytest.raises(ReadError, match="no encoding named"):
        read_bytes(b"abc", "a.txt", encoding=name)


def test_a_wrong_encoding_is_refused():
    with pytest.raises(ReadError, match=r"not valid ascii.*leave --encoding out"):
        read_bytes(SIMPLIFIED.encode(), "a.txt", encoding="ascii")


@pytest.mark.parametrize("name", ["utf-8", "UTF8", "utf-8-sig"])
def test_a_given_encoding_takes_the_mark_off(name):
    assert decode(codecs.BOM_UTF8 + b"abc", name) == ("abc", "utf-8", codecs.BOM_UTF8)
    assert decode(codecs.BOM_UTF16_BE + b"\0a", "utf-16") == ("a", "utf-16-be", codecs.BOM_UTF16_BE)


def test_a_codec_that_loses_bytes_does_not_round_trip():
    data = b"\xa2\xcc"  # a second place for 十, which is written \xa4\x51
    source = read_bytes(data, "a.txt", encoding="big5")
    assert source.text == "十"
    assert not round_trips(source, data)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_whole_or_refused(data):
    try:
        text, codec, bom = decode(data)
    except UndecodableError:
        return
    assert bom + data[len(bom) :] == data
    assert text == data[len(bom) :].decode(codec, "strict")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_utf8_comes_back_byte_for_byte(text):
    data = text.encode()
    try:
        source = read_bytes(data, "a.txt", encoding="utf-8")
    except ReadError:
        pytest.fail("valid UTF-8 was refused")
    assert round_trips(source, data)
