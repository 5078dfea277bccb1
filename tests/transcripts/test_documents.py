"""Documents that aren't lines of text: pages, tables, XML, YAML, Word. Invented, and the turns that each must give."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableTranscript
from bot.transcripts import parse
from bot.transcripts.akoma_ntoso import read_akoma_ntoso
from bot.transcripts.html_pages import read_html
from bot.transcripts.script import BrokenFormat
from bot.transcripts.tables import read_csv
from bot.transcripts.time_ranges import read_time_ranges
from bot.transcripts.word_documents import LARGEST_UNPACKED, read_word_document
from bot.transcripts.yaml_documents import read_yaml

SAID = [("Mara", "Why bread?"), ("Dev", "It was there."), ("Mara", "And now?"), ("Dev", "It is gone.")]

PAGES = {
    "a cite above each speech": "".join(
        f"<cite>{who}:</cite><time>0:0{i}</time><p>{what}</p>" for i, (who, what) in enumerate(SAID)
    ),
    "bold names in paragraphs": "<article>{}</article><aside><p>Buy &amp; save: now</p></aside>".format(
        "".join(f"<p><strong>{who}:</strong> {what}</p>" for who, what in SAID)
    ),
    "a list of terms": "<dl>{}</dl>".format("".join(f"<dt>{who}</dt><dd>{what}</dd>" for who, what in SAID)),
    "a table": "<table>{}</table>".format("".join(f"<tr><td>{who}<td>{what}</tr>" for who, what in SAID)),
    "bubbles with names": "".join(
        f'<div class="msg"><div class="msg-name">{who}</div><div>{what}</div></div>' for who, what in SAID
    ),
    "spans with names and times": "".join(
        f'<div><span class="ts-name">{who}</span> <a class="ts-timestamp">(0:00:0{i})</a> <span>{what}</span></div>'
        for i, (who, what) in enumerate(SAID)
    ),
    "a table with times and a head": "<table><tr><th>Time<th>Speaker<th>Text</tr>{}</table>".format(
        "".join(f"<tr><td>0:0{i}<td>{who}<td>{what}</tr>" for i, (who, what) in enumerate(SAID))
    ),
    "bold names above, with times": "".join(
        f"<p><strong>{who}</strong> <span>0:00:0{i}</span></p><p>{what}</p>" for i, (who, what) in enumerate(SAID)
    ),
    "the name of who wrote it": '<p class="author-name">Jane Roe</p><p>We met for bread.</p>'
    + "".join(f"<P><B>{who}:</B> {what}" for who, what in SAID),
    "lines with breaks": "<p>{}</p>".format("<br>".join(f"{who}: {what}" for who, what in SAID)),
    "unclosed paragraphs": "<body><nav><a>Home: here</a></nav>" + "".join(f"<p>{who}: {what}" for who, what in SAID),
}


def said(data: bytes, name: str) -> list[tuple[str, str]]:
    [interview] = parse(data, name)
    return [(turn.speaker, turn.text) for turn in interview.turns]


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_speakers_in_many_ways(page):
    html = f"<!doctype html><html><head><title>Bread</title><script>a: b</script></head><body>{PAGES[page]}"
    assert said(html.encode(), "talk.html") == SAID


@pytest.mark.parametrize(
    "page", ["spans with names and times", "a table with times and a head", "bold names above, with times"]
)
def test_pages_keep_times(page):
    [interview] = parse(PAGES[page].encode(), "talk.html")
    assert [turn.start_ms for turn in interview.turns] == [0, 1_000, 2_000, 3_000]


def test_the_only_main_heading_of_a_page_is_its_title():
    page = f"<title>Bread | The Site</title><h1>Bread</h1>{PAGES['lines with breaks']}"
    assert parse(page.encode(), "talk.html")[0].title == "Bread"


@pytest.mark.parametrize("side", ['class="bubble {}"', 'class="row row-{}"', "style='text-align: {}'"])
def test_bubbles_without_names_are_told_by_their_sides(side):
    sides = [side.format(("left", "right")[i % 2]) for i in range(4)]
    page = "".join(f"<p {side}>{what}</p>" for side, (_, what) in zip(sides, SAID, strict=True))
    assert said(page.encode(), "talk.html") == [
        (side, what) for (_, what), side in zip(SAID, ("left", "right") * 2, strict=True)
    ]


def test_a_page_states_its_title_date_and_address():
    page = (
        '<head><title>x</title><meta property="og:title" content="Bread &amp; salt">'
        '<meta property="article:published_time" content="2024-05-06T10:00:00Z">'
        '<meta property="og:url" content="https://example.org/bread"></head>'
    )
    [interview] = parse((page + PAGES["lines with breaks"]).encode("windows-1252"), "talk.htm")
    assert (interview.title, interview.date) == ("Bread & salt", "2024-05-06")
    assert interview.source_url == "https://example.org/bread"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("header", [True, False])
def test_a_table_of_values_is_read_with_or_without_a_header(mark, header):
    rows = [mark.join(("speaker", "time", "text"))] if header else []
    rows += [mark.join((who, f"00:0{i}", f'"{what}"')) for i, (who, what) in enumerate(SAID)]
    assert said("\n".join(rows).encode(), "talk.csv") == SAID


def test_an_empty_speaker_goes_on_with_the_one_above():
    text = '说话人,内容\n甲明,"第一句,\n没完。"\n,第二句。\n乙华,好。\n'
    assert said(text.encode(), "谈话.csv") == [("甲明", "第一句,\n没完。\n第二句。"), ("乙华", "好。")]


@pytest.mark.parametrize("mark", ["*", "**", "_"])
def test_marks_alone_are_an_empty_speaker(mark):
    rows = f"说话人,内容\n{mark},为什么?\n甲明,因为海。\n{mark},第二句。\n"
    assert said(rows.encode(), "谈话.csv") == [("主持人", "为什么?"), ("甲明", "因为海。\n第二句。")]


def akoma_ntoso(body: str) -> bytes:
    people = '<TLCPerson id="m" showAs="Mara"/><TLCPerson id="d" showAs="Dev"/>'
    return f"<akomaNtoso><debate><meta>{people}</meta><debateBody>{body}</debateBody></debate></akomaNtoso>".encode()


def test_speeches_of_a_debate_give_the_turns_of_the_same_text_in_markdown():
    speeches = "".join(f'<speech by="#{who[0].lower()}">\n <p>{what}</p>\n</speech>' for who, what in SAID)
    body = f"<debateSection><heading>2024-05-06 Bread</heading><narrative>(Rain.)</narrative>{speeches}</debateSection>"
    markdown = "# 2024-05-06 Bread\n\n" + "".join(f"### {who}：\n{what}\n\n" for who, what in SAID)
    assert said(akoma_ntoso(body), "talk.an.xml") == said(markdown.encode(), "talk.md") == SAID
    [interview] = parse(akoma_ntoso(body), "talk.an.xml")
    assert (interview.title, interview.date) == ("2024-05-06 Bread", "2024-05-06")


def test_a_billion_laughs_are_refused():
    bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><akomaNtoso>&b;</akomaNtoso>'
    with pytest.raises(UnreadableTranscript, match="entities"):
        parse(bomb.encode(), "talk.xml")
    laughs = "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*{'a' if i == 0 else f'b{i - 1}'}, *a]\n" for i in range(60))
    with pytest.raises(UnreadableTranscript, match="segments"):
        parse(laughs.encode(), "talk.yaml")


@pytest.mark.parametrize("name", ["talk.yaml", "talk.md"])
@pytest.mark.parametrize("segment", ["- speaker: {}\n  text: {}\n", "- {}: {}\n"])
def test_front_matter_may_be_the_whole_transcript(name, segment):
    text = "---\ntitle: Bread\ndate: 2024-05-06\ntranscript:\n"
    text += "".join(segment.format(who, what) for who, what in SAID) + "---\n"
    [interview] = parse(text.encode(), name)
    assert (interview.title, interview.date) == ("Bread", "2024-05-06")
    assert [(turn.speaker, turn.text) for turn in interview.turns] == SAID


def test_records_of_yaml_tell_their_lines():
    text = "title: Bread\ntranscript:\n" + "".join(f"- speaker: {who}\n  text: {what}\n" for who, what in SAID)
    [interview] = parse(text.encode(), "talk.yaml")
    assert [turn.line for turn in interview.turns] == [3, 5, 7, 9]


def word_document(*, table: bool) -> bytes:
    document = docx.Document()
    document.add_heading("Bread", 1)
    rows = document.add_table(0, 2) if table else None
    for who, what in SAID:
        if rows is not None:
            cells = rows.add_row().cells
            cells[0].text, cells[1].text = who, what
        else:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{who}: ").bold = True
            paragraph.add_run(what)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_table_of_a_word_document_may_have_times():
    document = docx.Document()
    rows = document.add_table(0, 3)
    for second, (who, what) in enumerate(SAID):
        for cell, text in zip(rows.add_row().cells, (f"00:0{second}", who, what), strict=True):
            cell.text = text
    saved = io.BytesIO()
    document.save(saved)
    [interview] = parse(saved.getvalue(), "talk.docx")
    assert [(turn.speaker, turn.text) for turn in interview.turns] == SAID
    assert [turn.start_ms for turn in interview.turns] == [0, 1_000, 2_000, 3_000]


def test_whole_numbers_of_a_table_may_be_milliseconds():
    text = "start\tend\ttext\n0\t2500\tWelcome to the harbour.\n9500\t12000\tWe talk of bread today.\n"
    [interview] = parse(text.encode(), "talk.tsv")
    assert (interview.turns[0].start_ms, interview.turns[0].end_ms) == (0, 12_000)


@pytest.mark.parametrize("table", [True, False])
def test_word_documents_are_read(table):
    assert said(word_document(table=table), "talk.docx") == SAID


def test_a_word_document_that_unpacks_to_too_much_is_refused_unopened():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (LARGEST_UNPACKED + 1))
    with pytest.raises(UnreadableTranscript, match="unpacks to more than 100 MB"):
        parse(packed.getvalue(), "talk.docx")


@pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0 old", b"plain text", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_document_is_refused_in_one_line(data):
    with pytest.raises(UnreadableTranscript, match=r"^talk\.docx ") as caught:
        parse(data, "talk.docx")
    assert "\n" not in str(caught.value)


def test_a_recognisers_times_are_kept():
    text = "".join(f"[00:0{i}.000 --> 00:0{i + 1}.500] {what}\n" for i, (_, what) in enumerate(SAID))
    [interview] = parse(text.encode(), "talk.txt")
    [turn] = interview.turns
    assert (turn.speaker, turn.start_ms, turn.end_ms) == ("unknown", 0, 4_500)
    assert turn.text == "Why bread? It was there. And now? It is gone."


READERS = [read_html, read_csv, read_akoma_ntoso, read_yaml, read_time_ranges]
PIECES = ["<p>", "</p>", "<b>", "<table><tr><td>", "<!--", "<![CDATA[", "&amp;", "a: ", "- ", "[", "{", '"', ",", "\n"]


@settings(deadline=None)
@given(
    st.sampled_from(READERS), st.lists(st.sampled_from([*PIECES, "0:01", "-->"]) | st.text(max_size=10), max_size=30)
)
def test_no_text_whatever_fails_but_by_being_refused(reader, pieces):
    try:
        script = reader("".join(pieces))
    except BrokenFormat:
        return
    assert all(line.text == line.text.strip() for line in script.lines)


WHOLE = word_document(table=True)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_no_damaged_word_document_fails_but_by_being_refused(at, damage):
    try:
        script = read_word_document(WHOLE[:at] + damage + WHOLE[at + len(damage) :])
    except BrokenFormat:
        return
    assert all(line.text for line in script.lines)
