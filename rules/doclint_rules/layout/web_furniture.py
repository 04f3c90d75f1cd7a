"""What a web page has around its text: print, close, share, licence numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from doclint.rule import Document, Finding, Fix, Genre, Kind, Message, Rule, Safety, Span, removal

_EDGE = 25  # blocks at either end that are looked at
_LONGEST = 100  # code points of a line with a cue
_SHORT = 20  # code points of a line that may stand among them
_ENGLISH = (
    r"(?i)^(?:share|print|skip to (?:main )?content|back to top|privacy policy|terms of use)"
    r"\b.{0,30}$"
)
# a cue is a word, or words of which one shows that its pattern is worth a search; two different
# cues, or one of the sure ones, make a page's edge
_SURE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("备案号", "ICP备", "公网安备", "网站标识码", "版权所有"), ""),
    (("All Rights Reserved", "All rights reserved", "All Rights reserved"), ""),
    (("opyright", "©"), r"Copyright\s*(?:©|\(c\)|\d{4})|©\s*\d{4}"),
)
_CUES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("打印",), r"^【?\s*打印(?:本页|此页|文章|正文)?\s*[】|｜]?|打印\s*[|｜\]】]?\s*关闭"),
    (("关闭窗口", "关闭本页", "关闭此页"), ""),
    (("分享到", "分享至", "分享："), ""),
    (("扫一扫", "扫描二维码", "微信扫码"), ""),
    (("字体", "字号", "【"), r"字[体号][:：]?\s*[【\[（(]?\s*大|【\s*大\s*中\s*小\s*】"),
    (("次数", "量", "数"), r"(?:浏览|点击|阅读|访问)(?:次数|量|数)[:：]"),
    (("上一", "下一"), r"^[上下]一[篇条页][:：]?"),
    (("相关",), r"^相关(?:链接|文章|阅读|新闻|附件|信息)[:：]?$"),
    (("返回",), r"^返回(?:顶部|首页|列表|上页)"),
    (("位置", "首页"), r"当前位置[:：]|您(?:现在)?的位置[:：]|您所在的位置|^首页\s*[>＞»\-]"),
    (("网站地图", "联系我们", "关于我们", "网站声明", "版权声明", "隐私政策"), ""),
    (("设为首页", "加入收藏", "收藏本站", "收藏本页"), ""),
    (
        ("单位", "支持", "管理", "热线", "作者"),
        r"(?:主办|承办)单位[:：]|技术支持[:：]|网站管理[:：]|咨询热线[:：]|^作者[:：]$",
    ),
    (("mail推荐", "推荐给朋友", "我要纠错", "页面纠错"), ""),
    (("来源",), r"^(?:信息|文章)?来源[:：]"),
    (("责任编辑",), r"^[（(]?责任编辑"),
    (("发布", "号"), r"^发布(?:时间|日期)[:：]|^索\s*引\s*号[:：]"),
    (
        ("hare", "rint", "kip to", "ack to", "olicy", "of Use", "of use"),
        _ENGLISH,
    ),
)
_PATTERNS = {i - len(_SURE): pattern for i, (_, pattern) in enumerate(_SURE + _CUES)}
_SIGNS = [(sign, i - len(_SURE)) for i, (signs, _) in enumerate(_SURE + _CUES) for sign in signs]
_STOPS = tuple("。！？；…")
_BLANK = Kind.BLANK


class WebFurniture(Rule):
    """Lines of the web page that a text was saved from."""

    off_in = frozenset({Genre.TECHNICAL})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for the lines at the start, and one for those at the end."""
        count = len(document.blocks)
        last = _shown_blocks(document, range(count - 1, -1, -1))
        tail = _edge(document, last)
        head = None
        if len(last) == _EDGE:
            first = _shown_blocks(document, range(count))
            head = _edge(document, first) if first[0] < last[-1] else None
        for edge, where in (
            (head, Message("开头", "start")),
            (tail, Message("末尾", "end")),
        ):
            if edge and (head is not tail or edge is head):
                yield self._found(document, *edge, where)

    def _found(
        self, document: Document, first: int, last: int, cues: int, where: Message
    ) -> Finding:
        span = Span(document.blocks[first].start, document.blocks[last].end)
        lines = last - first + 1
        return self.finding(
            span,
            Message(
                f"{where.zh}的 {lines} 行是网页上的文字（打印、分享、备案号之类），不是正文",
                f"{lines} lines at the {where.en} belong to the web page, not to the text",
            ),
            evidence={"lines": lines, "cues": cues},
            fix=Fix(
                Message("删去网页上的文字", "remove them"),
                (removal(document, first, last),),
                Safety.UNSAFE,
            ),
        )


def _shown_blocks(document: Document, places: Iterable[int]) -> list[int]:
    """Return the first of the blocks at `places` that are no blanks, as many as are looked at."""
    blocks = document.blocks
    return list(islice((i for i in places if blocks[i].kind is not _BLANK), _EDGE))


def _edge(document: Document, blocks: Sequence[int]) -> tuple[int, int, int] | None:
    """Return first and last block of the page's edge and how many cues it shows.

    `blocks` run from the edge inwards; the edge reaches to the innermost cue that only short lines
    part from the others.
    """
    cues: set[int] = set()
    innermost = -1
    for n, i in enumerate(blocks):
        start, end = document.blocks[i].span
        words = document.text[start : min(end, start + 120)]
        shown = _shown(words) if end - start <= _LONGEST else set()
        if shown:
            cues |= shown
            innermost = n
        elif end - start > _SHORT or words.endswith(_STOPS) or n - innermost > 4:
            break
    others = {cue for cue in cues if cue >= 0}
    if len(others) < 2 and others == cues:
        return None
    edge = sorted((blocks[0], blocks[innermost]))
    return edge[0], edge[1], len(others)


def _shown(words: str) -> set[int]:
    """Return which cues a line shows, a sure one as a number below 0."""
    likely = {cue for sign, cue in _SIGNS if sign in words}
    return {cue for cue in likely if not _PATTERNS[cue] or re.search(_PATTERNS[cue], words)}
