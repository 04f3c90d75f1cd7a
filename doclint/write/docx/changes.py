"""Edits of the text of a Word document as tracked changes in its parts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from doclint.model.finding import Edit
from doclint.read.docx.editable import Change, Editable, Place
from doclint.read.docx.source_map import Stuff
from doclint.write.docx.joins import joins
from doclint.write.docx.markup import Pen, ids, prefix
from doclint.write.docx.paragraphs import (
    Properties,
    looking_like,
    new,
    properties_of,
    without_mark,
    written,
)
from doclint.write.docx.runs import Cut, apart, cut_up, plain
from doclint.write.docx.splices import Splice, spliced
from doclint.write.errors import WriteError


def changed_parts(document: Editable, edits: Iterable[Edit], at: str) -> dict[str, bytes]:
    """Return the parts that `edits` change, with the changes tracked; `at` is when they are made."""
    plan = _Plan(document)
    for edit in edits:
        if not document.is_automatic(*edit.span, edit.text):
            plan.add(document.settled(*edit.span, edit.text))
    there = document.there
    xml = {part: document.package.xml(part) for part in {p.part for p in there.paragraphs}}
    free = ids(xml.values())
    pens = {part: Pen(prefix(data), free, at) for part, data in xml.items()}
    splices: dict[str, list[Splice]] = defaultdict(list)
    for part, splice in _Written(plan, xml, pens).splices():
        splices[part].append(splice)
    if any(not pens[part].prefix for part in splices):
        raise WriteError("its XML binds no prefix to WordprocessingML; save it in Word first")
    return {part: spliced(xml[part], made) for part, made in splices.items()}


@dataclass
class _Plan:
    """What goes and what comes, by paragraphs and runs."""

    document: Editable
    cuts: dict[int, list[Cut]] = field(default_factory=lambda: defaultdict(list))
    marks: set[int] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    comes: list[tuple[Change, Place]] = field(default_factory=list)

    def add(self, change: Change) -> None:
        """Take up an edit."""
        for piece in (
            self.document.there.over(change.start, change.end) if change.end > change.start else ()
        ):
            if piece.stuff is Stuff.MARK:
                self.marks.add(piece.paragraph)
            elif piece.stuff is Stuff.NUMBER:
                self.numbers.add(piece.paragraph)
            elif piece.stuff is not Stuff.ANCHOR:
                start, end = max(change.start, piece.start), min(change.end, piece.end)
                cut = Cut(piece.source.start, start - piece.start, end - piece.start)
                self.cuts[piece.run].append(cut)
        if change.text:
            last = self.comes[-1][0] if self.comes else None
            if last and last.start == last.end == change.start == change.end:
                # settled to one place, they come in as one
                change = change._replace(text=last.text + change.text)
                self.comes.pop()
            place = self.document.place(change)
            assert place
            self.comes.append((change, place))

    def kept(self) -> set[int]:
        """Return the paragraphs in which words are left."""
        there = self.document.there
        gone = {
            (run, cut.item, at)
            for run, cuts in self.cuts.items()
            for cut in cuts
            for at in range(cut.start, cut.end)
        }
        kept = {place.paragraph for _, place in self.comes}
        for piece in there.pieces:
            if (
                piece.stuff in (Stuff.MARK, Stuff.SEPARATOR, Stuff.NUMBER)
                or piece.paragraph in kept
            ):
                continue
            length = piece.end - piece.start
            if any((piece.run, piece.source.start, i) not in gone for i in range(length)):
                kept.add(piece.paragraph)
        return kept


class _Written:
    """A plan as splices."""

    def __init__(self, plan: _Plan, xml: dict[str, bytes], pens: dict[str, Pen]) -> None:
        self._plan = plan
        self._there = plan.document.there
        self._xml = xml
        self._pens = pens
        self._properties: dict[int, Properties] = {}
        self._heads: dict[int, bytes] = defaultdict(bytes)
        self._splits: dict[int, int] = defaultdict(int)

    def splices(self) -> list[tuple[str, Splice]]:
        """Return the splices, each with its part."""
        self._set_properties()
        made = self._insertions()
        for run, cuts in self._plan.cuts.items():
            where = self._there.runs[run]
            part = self._there.paragraphs[where.paragraph].part
            markup = cut_up(self._xml[part], where, cuts, self._pens[part])
            made.append((part, Splice(where.start, where.end, markup)))
        return made + self._paragraphs()

    def _set_properties(self) -> None:
        plan = self._plan
        for paragraph in sorted(plan.marks):
            own = self._own(paragraph)
            self._properties[paragraph] = without_mark(own, self._pen(paragraph))
        for last, model in joins(self._there, plan.marks, plan.kept(), plan.numbers):
            own = self._properties.get(last) or self._own(last)
            like = looking_like(own, self._own(model), self._pen(last))
            if like != own:
                self._properties[last] = like

    def _insertions(self) -> list[tuple[str, Splice]]:
        """Plan what comes into runs, and return the paragraphs that come whole."""
        whole: list[tuple[str, Splice]] = []
        split: list[tuple[list[str], Place]] = []
        document, marks = self._plan.document, self._plan.marks
        for change, place in self._plan.comes:
            words = change.text.split("\n")
            if len(words) > 1 and not words[-1] and document.is_first_of_part(change.start):
                start = self._there.paragraphs[place.paragraph].start
                whole.append(self._new(place, place.paragraph, words[:-1], start))
            elif len(words) > 1 and not words[0] and self._ends_with(change, marks):
                before = self._there.at(change.start).paragraph
                end = self._there.paragraphs[before].end
                whole.append(self._new(place, before, words[1:], end))
            else:
                split.append((words, place))
                self._splits[place.paragraph] += len(words) - 1
        left = dict(self._splits)
        for words, place in split:
            left[place.paragraph] -= len(words) - 1
            self._put(place, self._between(place, words, is_last=left[place.paragraph] == 0))
        return whole

    def _ends_with(self, change: Change, marks: set[int]) -> bool:
        """Tell whether a change stands right before a paragraph mark that stays."""
        document = self._plan.document
        is_mark = change.start == change.end and document.is_line_end(change.start)
        return is_mark and self._there.at(change.start).paragraph not in marks

    def _new(self, place: Place, model: int, words: list[str], at: int) -> tuple[str, Splice]:
        """Return a new paragraph for each of `words` that looks like `model`."""
        pen, looks = self._pen(model), self._own(model)
        markup = b"".join(
            pen.element(
                "p", written(new(looks, pen), pen) + pen.inserted(line, self._letters(place))
            )
            for line in words
        )
        return self._there.paragraphs[model].part, Splice(at, at, markup)

    def _between(self, place: Place, words: list[str], *, is_last: bool) -> bytes:
        """Return `words` as they come into a paragraph, which ends and begins again between them."""
        paragraph = self._there.paragraphs[place.paragraph]
        pen, looks, letters = (
            self._pen(place.paragraph),
            self._own(place.paragraph),
            self._letters(place),
        )
        out = back = b""
        if place.run >= 0:
            xml = self._xml[paragraph.part]
            run = self._there.runs[place.run]
            out, back = apart(xml, paragraph.opened, run, pen, whole=len(words) > 1)
        made = out + pen.inserted(words[0], letters)
        for i, line in enumerate(words[1:], 2):
            own = new(looks, pen)
            if is_last and i == len(words):
                own = self._properties.get(place.paragraph) or looks
            begin = f"</{pen.tag('p')}><{pen.tag('p')}>".encode()
            made += begin + written(own, pen) + pen.inserted(line, letters)
        return made + back

    def _put(self, place: Place, markup: bytes) -> None:
        if place.run < 0:
            self._heads[place.paragraph] += markup
        else:
            self._plan.cuts[place.run].append(Cut(place.item, place.at, place.at, markup))

    def _paragraphs(self) -> list[tuple[str, Splice]]:
        """Return the paragraphs whose properties change or that get words at their beginning."""
        split = {paragraph for paragraph, count in self._splits.items() if count}
        made = []
        for index in sorted({*self._properties, *self._heads, *split}):
            paragraph = self._there.paragraphs[index]
            pen, own = self._pen(index), self._own(index)
            if index in split:
                own = new(own, pen)
            markup = written(self._properties.get(index, own) if index not in split else own, pen)
            markup += self._heads[index]
            start, end = paragraph.opened, max(paragraph.opened, paragraph.properties.end)
            if paragraph.opened == paragraph.end:  # an empty tag
                start, end = paragraph.start, paragraph.end
                tag = self._xml[paragraph.part][start:end][:-2].rstrip()
                markup = tag + b">" + markup + f"</{pen.tag('p')}>".encode()
            made.append((paragraph.part, Splice(start, end, markup)))
        return made

    def _letters(self, place: Place) -> bytes:
        """Return the run properties that words at `place` are written with."""
        paragraph = self._there.paragraphs[place.paragraph]
        of = self._there.runs[place.run].properties if place.run >= 0 else paragraph.mark
        return plain(self._xml[paragraph.part], of, self._pen(place.paragraph))

    def _own(self, paragraph: int) -> Properties:
        where = self._there.paragraphs[paragraph]
        return properties_of(self._xml[where.part], where)

    def _pen(self, paragraph: int) -> Pen:
        return self._pens[self._there.paragraphs[paragraph].part]
