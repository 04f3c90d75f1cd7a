"""The texts that are read: ordinary reports of any size, and inputs that break slow programs.

Each is yielded in pieces, so that no large text is ever in the memory of the benchmark: a process
begins with the peak of the one that starts it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from pathlib import Path
from random import Random

from doclint.parse.numerals import to_chinese

_WHO = "渔港办 茶叶站 供水所 档案馆 养路队 图书馆 气象台 种子库 消防站 博物馆 林业队 灌区处 船检所 质检站".split()  # noqa: SIM905
_WHAT = "堤岸 苗圃 泵房 书架 路灯 雨量筒 冷库 栈桥 水渠 展柜 围栏 闸门 航标 粮仓 步道 井盖 温室 仪表 机台 屋面".split()  # noqa: SIM905
_DONE = "检修 更换 加固 清点 粉刷 登记 疏通 改建 验收 迁移 编号 核对 试运行 公示 补种 养护".split()  # noqa: SIM905
_WHEN = "春分前后 汛期以来 入冬之后 一季度内 收获时节 年中 国庆之前 上半年 开学以前".split()  # noqa: SIM905
_WHY = "保证用水 方便群众 减少损耗 防止倒伏 腾出库容 留存资料 迎接验收 缩短航程 节约用电 照顾老人".split()  # noqa: SIM905


def ordinary(chars: int, seed: int = 1) -> Iterator[str]:
    """Yield about `chars` code points of a work report: numbered parts of paragraphs of sentences."""
    random = Random(seed)  # noqa: S311 - no secret
    yield f"第{seed}号工作报告\n\n"
    left = chars
    part = 0
    while left > 0:
        part += 1
        yield (piece := _part(random, part))
        left -= len(piece)


def ordinary_list(chars: int) -> Iterator[str]:
    """Yield about `chars` code points of Markdown: the paragraphs of an ordinary text as a list."""
    for piece in ordinary(chars):
        yield piece.replace("\n", "\n- ").replace("- \n", "\n")


def _part(random: Random, number: int) -> str:
    title = f"{to_chinese(number % 9_999 or 1)}、{random.choice(_WHAT)}{random.choice(_DONE)}情况"
    return "\n".join([title, *(_paragraph(random) for _ in range(4)), "\n"])


def _paragraph(random: Random) -> str:
    return "".join(_sentence(random) for _ in range(random.randint(2, 5)))


def _sentence(random: Random) -> str:
    who, what, done, when, why = map(random.choice, (_WHO, _WHAT, _DONE, _WHEN, _WHY))
    count, cost = random.randint(2, 9_999), random.randint(11, 99_999) / 10
    other = f"{random.choice(_WHO)}协助{random.choice(_DONE)}{random.choice(_WHAT)}{random.randint(2, 999)}套"
    return f"{when}，{who}{done}{what}{count}处，投入{cost:.1f}万元，{other}，以{why}。"


def _digits(count: int) -> Iterator[str]:
    random = Random(2)  # noqa: S311 - no secret
    for _ in range(count // 1_000):
        yield "".join(random.choices("0123456789", k=999)) + "\n"


def _marks(count: int) -> Iterator[str]:
    random = Random(3)  # noqa: S311 - no secret
    for _ in range(count // 1_000):
        yield "".join(random.choices("，。；：？！、…—“”‘’（）《》.,;:?!()[]'\"", k=999)) + "\n"


def _unstopped(count: int) -> Iterator[str]:
    random = Random(4)  # noqa: S311 - no secret
    for _ in range(count // 1_000):
        yield "".join(random.choices("".join(_WHAT + _DONE), k=999)) + "\n"


def _one_line(count: int) -> Iterator[str]:
    for piece in ordinary(count):
        yield piece.replace("\n", "")


def _nearly_equal(count: int) -> Iterator[str]:
    for i in range(count):
        yield f"第{chr(0x4E00 + i % 20_000)}号泵房的仪表已经全部检修并且登记在册。\n"


def _nested(depth: int) -> Iterator[str]:
    yield from ("  " * level + "- 一层\n" for level in range(depth))


ADVERSARIAL: dict[str, tuple[str, int, Callable[[int], Iterable[str]]]] = {
    "one line": ("txt", 7_000_000, _one_line),
    "equal lines": ("txt", 200_000, lambda n: repeat("泵房的仪表已经全部检修并且登记在册。\n", n)),
    "lines alike but for a character": ("txt", 200_000, _nearly_equal),
    "one loop": ("txt", 400_000, lambda n: repeat("循环往复，", n)),
    "headings": ("txt", 100_000, lambda n: (f"{i % 999 + 1}. 路灯检修\n" for i in range(n))),
    "headings in Markdown": ("md", 100_000, lambda n: (f"## 路灯检修 {i}\n\n" for i in range(n))),
    "opening quotes": ("txt", 50_000, lambda n: repeat("“路灯", n)),
    "nested lists": ("md", 2_000, _nested),
    "nested list in one line": ("md", 10_000, lambda n: ["- " * n + "一层\n"]),
    "digits": ("txt", 2_000_000, _digits),
    "no punctuation": ("txt", 2_000_000, _unstopped),
    "punctuation": ("txt", 2_000_000, _marks),
}
"""Format, count and maker of each input that a slow program takes the square of its length for."""


def write(path: Path, pieces: Iterable[str]) -> int:
    """Write the text of `pieces` to `path`; return its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces)
    return path.stat().st_size


def write_many(folder: Path, count: int, chars: int) -> int:
    """Write `count` ordinary documents of `chars` code points to `folder`; return their bytes."""
    return sum(write(folder / f"{i:05}.txt", ordinary(chars, i + 1)) for i in range(count))
