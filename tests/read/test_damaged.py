"""A thousand damaged files: each gives a report or a named error, soon and in little memory."""

import io
import json
import random
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

EACH = 334
MEMORY = 2**30
SECONDS = 10.0


def damaged(data, chance):
    """Return `data` with bytes flipped, cut off, or with parts swapped, dropped or doubled."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        start, end = sorted(chance.randrange(len(data) + 1) for _ in "ab")
        how = chance.randrange(6)
        if how == 0:
            for _ in range(chance.randint(1, 30)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        elif how == 1:
            del data[end:]
        elif how == 2:
            del data[start : min(end, start + 400)]
        elif how == 3:
            data[start:start] = data[start : min(end, start + 2000)]
        elif how == 4:
            middle = (start + end) // 2
            data[start:end] = data[middle:end] + data[start:middle]
        else:
            figures = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
            for at in chance.sample(figures, min(len(figures), 4)):
                data[at] = chance.choice(b"0123456789")
        if not data:
            data = bytearray(b"%")
    return bytes(data)


def parts_of_word():
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    body = "".join(
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>第{n}</w:t></w:r><w:r><w:t>段的文字在这里。</w:t></w:r></w:p>"
        for n in range(20)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override'
        f' PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a"'
        f' Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {names}><w:body>{body}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲"
        "</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
    }


def packed(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def word():
    return packed(parts_of_word())


def damaged_file(name, whole, chance):
    """Return a file of the format `name`, damaged; of a package every other time in a part alone."""
    if name != "docx" or chance.random() < 0.5:
        return damaged(whole, chance)
    parts = parts_of_word()
    part = chance.choice(sorted(parts))
    return packed(parts | {part: damaged(parts[part].encode(), chance)})


def page():
    rows = "".join(f"<tr><td>第{n}行</td><td>{n * 7}&nbsp;元</td></tr>" for n in range(8))
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>月报</title><script>var a = '<p>';"
        "</script></head><body><nav><a href='/'>首页</a></nav><h1>月报</h1><p>本月共办理<b>十二</b>件。"
        f"<!-- 待补 --><ul><li>一、修路<li>二、架桥</ul><table>{rows}</table><pre>a &lt; b</pre>"
        '<p style="display:none">看不见</p><h2 id="b">下月</h2><p>继续办理&#12290;</p></body></html>'
    ).encode()


def paper():
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R 6 0 R]/Count 2>>"]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    fonts = "/Resources<</Font<</F1 3 0 R>>>>"
    for n in (5, 7):
        lines = "".join(f"(Line {k} of the page goes on.) Tj 0 -14 Td " for k in range(12))
        content = f"BT /F1 12 Tf 72 760 Td {lines} ET"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {n} 0 R{fonts}>>",
            f"<</Length {len(content)}>>stream\n{content}\nendstream",
        ]
    out, places = b"%PDF-1.4\n", []
    for n, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{words}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF\n".encode()


WHOLE = {"docx": word, "html": page, "pdf": paper}


def main(name):
    """Read the damaged files of one format; say how it went. Anything but ReadError ends this."""
    import time

    from doclint.engine.config import Config
    from doclint.engine.core import lint
    from doclint.read import ReadError, read_bytes

    if name == "pdf":
        from doclint.read import pdf

        # without the process of its own, which would cost more than the reading and hide what breaks
        pdf.pages_apart = pdf.child.pages_of
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    whole = WHOLE[name]()
    assert read_bytes(whole, f"a.{name}").text
    chance = random.Random(name)  # noqa: S311 - no secret
    told = {"read": 0, "refused": 0, "slowest": 0.0}
    for _ in range(EACH):
        data = damaged_file(name, whole, chance)
        started = time.perf_counter()
        try:
            report = lint(read_bytes(data, f"a.{name}"), Config())
        except ReadError:
            told["refused"] += 1
        else:
            assert not report.crashes, report.crashes
            told["read"] += 1
        told["slowest"] = max(told["slowest"], time.perf_counter() - started)
    json.dump(told, sys.stdout)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_damaged_files_give_a_report_or_an_error(name):
    if name == "pdf":
        pytest.importorskip("pypdfium2")
    done = subprocess.run(
        [sys.executable, Path(__file__), name],
        capture_output=True,
        check=False,
        text=True,
        timeout=EACH * SECONDS,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["slowest"] < SECONDS
    assert told["read"] + told["refused"] == EACH
    assert told["read"] > EACH / 10
    if name != "html":  # whatever it is, a page of it can be shown
        assert told["refused"] > EACH / 10


if __name__ == "__main__":
    main(sys.argv[1])
