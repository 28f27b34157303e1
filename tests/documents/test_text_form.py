"""The text and Markdown forms: every block with its number and its brackets, and read back."""

from __future__ import annotations

from functools import cache

from pourparlers import demo
from pourparlers.documents.markdown_form import write_markdown
from pourparlers.documents.plain import prefix, read_draft
from pourparlers.documents.text_form import first_mark, note_signs, with_signs, write_blocks, write_text
from pourparlers.text.notation import own
from pourparlers.text.rolling import Rolling, compile_versions
from pourparlers.text.words import NOTE


def rolling(base: str, **versions: str) -> Rolling:
    return compile_versions(
        read_draft(base, is_markdown=True),
        {name: read_draft(text, is_markdown=True) for name, text in versions.items()},
    )


@cache
def demonstration() -> Rolling:
    versions = {name: text.decode() for name, text in demo.versions("en").items()}
    return rolling(demo.draft("en").decode(), **versions)


def test_options_of_a_question_stand_in_one_bracket() -> None:
    text = rolling("1. Parties shall report.", NOR="1. Parties should report.", VAR="1. Parties report.")
    assert write_text(text) == "1. Parties [shall / should – NOR / no text – VAR] report.\n"


def test_attribution_is_a_view() -> None:
    text = rolling("Parties shall report.", NOR="Parties should report.")
    assert write_text(text, attribution=False) == "Parties [shall / should] report.\n"


def test_headings_numbers_and_breaks_are_kept() -> None:
    source = "# Treaty\n\n## Article 1 – Purpose\n\n1. Parties meet.\n\n(a) Now;\n(b) then."
    assert write_text(rolling(source, NOR=source)) == source + "\n"


def test_struck_provision_stands_at_its_place_with_its_number() -> None:
    text = rolling("1. Parties meet.\n\n2. Parties report.", NOR="1. Parties meet.")
    assert write_text(text) == "1. Parties meet.\n\n2. [¶ Parties report. / no text – NOR]\n"


def test_footnote_marks_have_their_labels() -> None:
    source = "Relief.[^1]\n\n[^1]: Searches."
    assert write_text(rolling(source, NOR=source)) == source + "\n"


def test_proposed_footnote_mark_has_the_label_of_its_proposer() -> None:
    text = rolling("Relief[^1] is given and taken.", NOR="Relief[^a] is given and taken[^b].")
    assert write_text(text) == "Relief[^1] is given and taken[[^b] – NOR].\n"


def test_brackets_are_no_links_in_markdown() -> None:
    text = rolling("Shall (a) meet.", NOR="Should (a) meet.")
    written = write_markdown(rolling("Parties shall(a) meet.", NOR="Parties should(a) meet."))
    assert "](" not in written
    assert write_markdown(text) == write_text(text)


def test_bracket_at_the_start_of_a_line_is_no_address() -> None:
    written = write_markdown(rolling("Shall: meet.", NOR="Should: meet."))
    assert written == "[Shall / Should – NOR]\\: meet.\n"


def test_every_block_of_the_demonstration_is_read_back() -> None:
    text = demonstration()
    signs = note_signs(text.blocks)
    for block, _, words in write_blocks(text, attribution=True, notation="own"):
        signed = words
        for word, sign in signs.items():
            signed = signed.replace(f"[^{word.strip(NOTE)}]", sign)
        read = own.read(signed, start=first_mark(block.nodes))
        assert read == with_signs(block.nodes, signs), prefix(block.heading, block.number)


def test_every_notation_prints_the_demonstration() -> None:
    text = demonstration()
    written = {notation: write_text(text, notation=notation) for notation in ("own", "attributed", "bare")}
    assert len(set(written.values())) == 3
    assert "NOR" not in written["bare"]


def test_no_notation_names_anyone_without_attribution() -> None:
    text = demonstration()
    for notation in ("own", "attributed", "bare"):
        assert "NOR" not in write_text(text, attribution=False, notation=notation)
