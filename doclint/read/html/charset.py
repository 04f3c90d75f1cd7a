"""The encoding that a web page names."""

import codecs
import re

_HEAD = 4_096  # bytes; browsers look into the first 1,024 (HTML standard, 13.2.3.2)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
# a page that says gb2312 or gbk is read as what holds them both, as browsers do (Encoding standard, 4.2)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}


def charset_of(data: bytes) -> str | None:
    """Return the encoding that the page `data` names, None where it names none that fits it."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    said = _CHARSET.search(data, 0, _HEAD)
    if not said:
        return None
    name = said[1].decode("ascii", "replace").lower()
    name = _WIDER.get(name, name)
    try:
        codecs.lookup(name)
        data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return name
