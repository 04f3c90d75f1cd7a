from doclint.model.document import Kind
from doclint.read import SUFFIXES, read_file, round_trips

TEXT = {".txt", ".md"}  # other files hold more than their text


def test_every_document_is_read_whole(corpus):
    read = 0
    for path in sorted(corpus.rglob("*")):
        if path.suffix not in SUFFIXES:
            continue
        source = read_file(path)
        assert path.suffix not in TEXT or round_trips(source, path.read_bytes()), path
        at = 0
        for block in source.blocks:
            assert block.outer_start == at <= block.start <= block.end <= block.outer_end, path
            at = block.outer_end
        assert at == len(source.text), path
        read += 1
    assert read > 300


def test_reports_are_a_paragraph_a_line_and_memos_are_wrapped(corpus):
    def lines_a_block(path):
        source = read_file(path)
        prose = [b for b in source.blocks if b.kind in (Kind.PARAGRAPH, Kind.ITEM)]
        return max(source.text.count("\n", b.start, b.end) + 1 for b in prose)

    for path in (corpus / "clean").rglob("*.txt"):
        assert lines_a_block(path) == 1, path
    for path in (corpus / "hard" / "rfc").glob("*.txt"):
        assert lines_a_block(path) > 3, path
