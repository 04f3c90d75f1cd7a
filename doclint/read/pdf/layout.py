"""How the text of a document is set: the size of its letters, its margins, the height of its lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from doclint.read.pdf.lines import Line, Slot

HEADING_LARGER = 1.08
"""From how many times the size of the body on a short paragraph is a heading."""
_ALIKE = 0.12  # share by which the sizes of one paragraph's lines differ
_ROOM = 0.25  # times the size: what a full line may leave, where lines are stretched to the margin
_STRETCHED = 0.97  # share of the lines with no room for more that end at the margin
_ONE_PLACE = 0.3  # letters between the beginnings of two lines that begin at one place
_SET_IN = 0.8  # letters from which on a line is set in
_SHORT = 8.0  # letters of room that a line has at least when it surely ends a paragraph
_INDENTED = 0.8  # share of the lines after such that are set in, where paragraphs begin so
_FEWEST = 4  # lines that tell the margins of a page
_NEAR = 2.0  # points
_WHOLE = 0.9  # share of the text: only headings are set otherwise
_OVER = 12.0  # points by which words may stand over the margin
_USUAL = 0.97  # share of the lines that are not too long
_FAR = 0.6  # of the width: headings, last lines and code end before
_OPENING = "“‘（《〈「『【〔([{\"'"
STOP = re.compile(r"[。；：！？.;:!?…][”’」』）)\"']*$")
"""The end of a sentence at the end of a line."""
_TOKEN = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[!-~À-ɏ’]+|.)[，。、；：！？）》〉」』】〕”’,.;:!?)\]…]*"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The usual size and, by page and slot, where its lines begin and end.

    `leadings` are the usual distances between baselines, by size. `stretched` tells that all full
    lines end at the margin, `indented` that paragraphs begin with a line that is set in, `fixed` that
    the document as a whole is set in type of one width, as on a typewriter. `beginning` is how far the
    first line of most paragraphs is set in, in letters.
    """

    size: float
    frames: dict[tuple[int, Slot], tuple[float, float]]
    leadings: dict[float, float]
    stretched: bool
    indented: bool
    beginning: float
    fixed: bool

    def is_code(self, line: Line) -> bool:
        """Tell whether `line` alone is set in type of one width; a heading may name a command."""
        return line.fixed and not self.fixed and line.size <= self.size * HEADING_LARGER

    def left(self, line: Line) -> float:
        """Return where the lines beside `line` begin."""
        return self.frames[line.page, line.slot][0]

    def indent(self, line: Line) -> float:
        """Return how far `line` is set in, in letters."""
        return (line.left - self.left(line)) / line.size

    def is_set_in(self, line: Line) -> bool:
        """Tell whether `line` is set in."""
        return self.indent(line) > _SET_IN

    def hangs(self, first: Line, line: Line) -> bool:
        """Tell whether `line` is set in under `first` because it goes on, not as paragraphs begin."""
        indent = self.indent(line)
        is_beginning = abs(indent - self.beginning) <= _ONE_PLACE
        return indent > self.indent(first) and not is_beginning and not STOP.search(first.text)

    def room(self, line: Line) -> float:
        """Return how much is left of `line` up to the margin, in letters."""
        return (self.frames[line.page, line.slot][1] - line.right) / line.size

    def share(self, line: Line) -> float:
        """Return the share of the width of the text that `line` takes."""
        left, right = self.frames[line.page, line.slot]
        return (line.right - line.left) / (right - left or 1.0)

    def is_full(self, line: Line, after: Line) -> bool:
        """Tell whether the first word of `after` had no room at the end of `line`, or seems so."""
        room = self.room(line)
        if self.indented and not self.is_set_in(after) and not STOP.search(line.text):
            return room < _SHORT  # the beginning of a paragraph would show itself
        if self.stretched and room > _ROOM:
            return False
        return room < _width(line, after)

    def leading(self, size: float) -> float:
        """Return the usual distance between the baselines of lines of a `size`."""
        return self.leadings.get(size) or 1.7 * size


def is_one_size(one: Line, other: Line) -> bool:
    """Tell whether two lines are set in one size, as far as can be told."""
    return abs(one.size - other.size) <= _ALIKE * max(one.size, other.size)


def layout_of(pages: list[list[Line]]) -> Layout:
    """Return the layout of a document, by the lines of its `pages`."""
    fixed = _is_fixed(pages)
    prose = [[line for line in page if fixed or not line.fixed] for page in pages]
    sizes: Counter[float] = Counter()
    for line in chain.from_iterable(prose):
        sizes[line.size] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    frames = _frames(pages) | _frames(prose)
    rough = Layout(size, frames, {}, stretched=False, indented=False, beginning=0.0, fixed=fixed)
    pairs = [(a, b) for page in prose for a, b in pairwise(page) if _are_neighbours(a, b)]
    full = [(a, b) for a, b in pairs if rough.is_full(a, b)]
    to_margin = sum(rough.room(a) <= _ROOM for a, _ in full)
    begun = [b for a, b in pairs if rough.room(a) >= _SHORT and a.size == size]
    set_in = sum(map(rough.is_set_in, begun))
    indents = Counter(round(rough.indent(line), 1) for line in begun)
    return Layout(
        size,
        frames,
        _leadings(full or pairs),
        stretched=to_margin >= _STRETCHED * len(full),
        indented=set_in >= max(_INDENTED * len(begun), 1),
        beginning=indents.most_common(1)[0][0] if indents else 0.0,
        fixed=fixed,
    )


def _is_fixed(pages: list[list[Line]]) -> bool:
    """Tell whether a document as a whole is set in type of one width."""
    types: Counter[bool] = Counter()
    for line in chain.from_iterable(pages):
        types[line.fixed] += len(line.text)
    return types[True] >= _WHOLE * types.total()


def _are_neighbours(one: Line, other: Line) -> bool:
    return one.slot is other.slot and one.base > other.base and is_one_size(one, other)


def _leadings(pairs: list[tuple[Line, Line]]) -> dict[float, float]:
    gaps: dict[float, list[float]] = defaultdict(list)
    for one, other in pairs:
        gaps[one.size].append(one.base - other.base)
    return {size: sorted(found)[len(found) // 4] for size, found in gaps.items()}


def _frames(pages: list[list[Line]]) -> dict[tuple[int, Slot], tuple[float, float]]:
    by_place: dict[tuple[int, Slot], list[Line]] = defaultdict(list)
    for page in pages:
        for line in page:
            by_place[line.page, line.slot].append(line)
    lefts = {place: _left(lines) for place, lines in by_place.items()}
    frames = {}
    for slot in Slot:
        places = [place for place in by_place if place[1] is slot]
        ample = [place for place in places if len(by_place[place]) >= _FEWEST] or places
        width = _edge(line.right - lefts[place] for place in ample for line in by_place[place])
        # left and right pages of a book have margins of their own
        usual = {side: _median(lefts[p] for p in ample if p[0] % 2 == side) for side in (0, 1)}
        for place in places:
            usually = usual[place[0] % 2] or usual[1 - place[0] % 2]
            farthest = max(line.right for line in by_place[place])
            few = len(by_place[place]) < _FEWEST
            # all of a page may be set in
            left = lefts[place]
            if few or farthest <= usually + width + _OVER:
                left = min(usually, left)
            frames[place] = (left, left + width)
    return frames


def _median(found: Iterable[float]) -> float:
    ordered = sorted(found)
    return ordered[(len(ordered) - 1) // 2] if ordered else 0.0


def _left(lines: list[Line]) -> float:
    """Return where lines begin that are not set in: one alone may hang out."""
    lefts = sorted(line.left for line in lines)
    if len(lefts) < _FEWEST:
        return lefts[0]
    near = (one for one, other in pairwise(lefts) if other - one < _NEAR)
    return next(near, lefts[0])


def _edge(rights: Iterable[float]) -> float:
    """Return where most lines end that reach far, or, where they are ragged, the farthest but a few.

    Those may be too long: an address and a line of code have no place to break.
    """
    found = sorted(rights)
    if len(found) < 2:
        return found[0] if found else 0.0
    farthest = found[min(len(found) - 2, int(_USUAL * len(found)))]
    far = [right for right in found if right > _FAR * farthest]
    places = Counter(round(right / _NEAR) for right in far)
    often = [place for place, times in places.items() if times * 5 >= len(far)]
    if not often:
        return farthest
    ends = [right for right in far if round(right / _NEAR) == max(often)]
    return ends[len(ends) // 2]


def _width(line: Line, after: Line) -> float:
    """Return about how wide the first word of `after` would be at the end of `line`, in letters."""
    token = _TOKEN.match(after.text)
    word = token[0] if token else after.text[:1]
    blank = 0.25 if line.text[-1] < "\u2e80" and word[0] < "\u2e80" else 0.0
    return blank + sum(_widths(word))


def _widths(word: str) -> Iterator[float]:
    for character in word:
        if character >= "\u2e80" or character in "“”‘’…—":
            yield 1.0
        else:
            yield 0.3 if character in ".,;:!'|ijl()[]" else 0.5
