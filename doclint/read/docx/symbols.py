"""Characters of symbol fonts (17.3.3.30): what a reader takes them for."""

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xFB: "☒",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_SYMBOL = {
    0x61: "α",
    0x62: "β",
    0x67: "γ",
    0x6D: "μ",
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
}
_TABLES = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}
_UNKNOWN = "□"


def symbol(font: str, code: str) -> str:
    """Return the character that `code` (hexadecimal) of a font shows, □ where it is not known."""
    try:
        number = int(code[:8], 16)
    except ValueError:
        return _UNKNOWN
    if 0xF000 <= number <= 0xF0FF or number < 0x100:
        return _TABLES.get(font.lower(), {}).get(number & 0xFF, _UNKNOWN)
    is_character = number < 0xD800 or 0xF900 <= number <= 0xFFFD
    return chr(number) if is_character else _UNKNOWN
