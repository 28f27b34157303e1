"""What the notations look like, and what they say about a text that is not in them."""

from __future__ import annotations

import pytest

from pourparlers.text.nodes import Amendment, AmendmentList, Bracket, Node, Option, Words
from pourparlers.text.notation import attributed, bare, own
from pourparlers.text.words import split_words


def words(text: str) -> Words:
    return Words(split_words(text))


def question(standing: str, *others: tuple[str, str], keep: str = "") -> Bracket:
    options = [Option((words(standing),) if standing else (), tuple(keep.split()), is_standing=True)]
    options += [Option((words(text),) if text else (), tuple(names.split())) for text, names in others]
    return Bracket(tuple(options))


def paragraph(*nodes: Node) -> tuple[Node, ...]:
    first, *others = nodes
    if isinstance(first, Words):
        return (Words(("\n\n", *first.words)), *others)
    return (Words(("\n\n",)), *nodes)


SHALL = question("shall", ("should", "NOR SUN"), ("", "VAR"))
LISTED = AmendmentList(
    split_words("shall report every year by 1 May"),
    (
        Amendment(0, 2, split_words("may inform"), ("P",)),
        Amendment(3, 3, split_words("calendar"), ("Q", "S")),
        Amendment(4, 7, (), ("R",)),
        Amendment(7, 7, split_words("or later"), ("T",)),
    ),
)

LISTED_TEXT = (
    "Parties [shall report every year by 1 May | 1–2 shall report: may inform – P | before 4 year: calendar"
    " – Q, S | 5–7 by 1 May: no text – R | after 7 May: or later – T]"
)
NEW = Bracket((Option((), (), is_standing=True), Option((Words(("\n\n", " New")),), ("P",))))
COMMA = Option((Words((",",)),), (), is_standing=True)
COMMA_OUT = Bracket((COMMA, Option((), ("P",))))
COMMA_OR_B = Bracket((COMMA, Option((words("b"),), ("P",))))

WRITTEN = [
    (paragraph(words("Parties"), SHALL), "Parties [shall / should – NOR, SUN / no text – VAR]"),
    (paragraph(SHALL, words("all")), "[shall / should – NOR, SUN / no text – VAR] all"),
    (paragraph(question("shall", ("should", "NOR"), keep="FRA")), "[shall – keep: FRA / should – NOR]"),
    (paragraph(words("a"), question("", ("b", "P"), keep="U")), "a [no text – keep: U / b – P]"),
    (paragraph(words("a/b – c [d] \\ ¶ | e")), r"a\/b \– c \[d\] \\ \¶ | e"),
    (paragraph(question("No text", ("a | b", "P"))), r"[\No text / a \| b – P]"),
    (paragraph(question("keep: this", ("x", "keep: P".replace(" ", "")))), r"[\keep: this / x – \keep:P]"),
    ((NEW,), "[¶ New – P]"),
    ((Words(("\n\n", " One", "\n\n", " two", "\n", " three")),), r"One ¶ two \1¶ three"),
    (paragraph(Words((" a", "b", " c"))), r"a\+b c"),
    (paragraph(Words((" 1", ".", "5"))), r"1\+.\+5"),
    ((Words(("\n\n",)), NEW), r"\+¶ [¶ New – P]"),
    (paragraph(words("a"), COMMA_OUT), "a[, / no text – P]"),
    (paragraph(words("a"), COMMA_OR_B), "a[, /  b – P]"),
    (paragraph(words("Parties"), LISTED), LISTED_TEXT),
]  # fmt: skip


@pytest.mark.parametrize(("row", "text"), WRITTEN, ids=[text for _, text in WRITTEN])
def test_own_notation(row: tuple[Node, ...], text: str):
    assert own.write(row) == text
    assert own.read(text) == row


def test_a_long_stretch_is_said_again_by_its_edges():
    listed = AmendmentList(split_words("a b c d e f g h"), (Amendment(0, 8, split_words("x"), ("P",)),))
    assert own.write(paragraph(listed)) == "[a b c d e f g h | 1–8 a b … g h: x – P]"


def test_an_option_holds_brackets():
    inner = question("second", ("third", "Q"))
    row = paragraph(Bracket((Option((), (), True), Option((words("every"), inner, words("year")), ("P",)))))
    assert own.write(row) == "[every [second / third – Q] year – P]"
    assert attributed.write(row) == "[P propose: every [Q oppose: second] [Q propose: third] year]"
    assert bare.write(row) == "[every [second][third] year]"


def test_attribution_can_be_left_out():
    assert own.write(paragraph(SHALL), attribution=False) == "[shall / should / no text]"
    assert own.write(paragraph(question("", ("often", "P"))), attribution=False) == "[no text / often]"


ATTRIBUTED = [
    (paragraph(SHALL), "[NOR/SUN/VAR oppose: shall] [NOR/SUN propose: should]"),
    (paragraph(question("the", ("", "AU NZ"))), "[AU/NZ oppose: the]"),
    (paragraph(question("", ("often", "P"), keep="U")), "[U keep: no text] [P propose: often]"),
    (
        paragraph(question("shall", ("should", "N"), keep="F")),
        "[N oppose; F keep: shall] [N propose: should]",
    ),
    (
        paragraph(words("Meet"), question("", ("often", "P")), question("", ("openly", "Q"))),
        r"Meet [P propose: often]\+ [Q propose: openly]",
    ),
    ((NEW,), "[P propose: ¶ New]"),
]


@pytest.mark.parametrize(("row", "text"), ATTRIBUTED, ids=[text for _, text in ATTRIBUTED])
def test_attributed_notation(row: tuple[Node, ...], text: str):
    assert attributed.write(row) == text
    assert attributed.read(text) == row


def test_attributed_notation_as_the_trade_writes_it():
    text = "paid [NOR/SUN propose: within thirty days [EST oppose: of receipt]]"
    (_, bracket) = attributed.read(text)
    assert isinstance(bracket, Bracket)
    assert bracket.options[1].names == ("NOR", "SUN")
    assert bracket.options[1].nodes == (words("within thirty days"), question("of receipt", ("", "EST")))
    assert attributed.write(attributed.read(text)) == text


def test_bare_notation_loses_names_and_says_so():
    row = paragraph(
        words("Parties"), question("shall", ("should", "P"), ("", "Q")), question("", ("often", "P"))
    )
    text = "Parties [shall][should][no text] [often]"
    assert bare.write(row) == text
    read = bare.read(text)
    assert bare.write(read.nodes) == text
    assert [guess.kind for guess in read.guesses] == ["none stands", "kept or not"]


def test_bare_notation_has_options_for_whole_provisions():
    whole = [Option((Words(("\n\n", *split_words(text))),), (), text == "A.") for text in ("A.", "B.")]
    row = (Bracket((*whole, Option((), ("Q",)))),)
    text = "Option 1: A.\n\nOption 2: B.\n\nOption 3: No text"
    assert bare.write(row) == text
    assert bare.write(bare.read(text).nodes) == text


FAULTS = [
    ("a [b", 1, 3, "never closed"),
    ("a]", 1, 2, "none is open"),
    ("ab\\", 1, 3, "backslash"),
    ("x\n\n[a – P – Q]", 3, 1, "one dash"),
    ("[a – P, , Q]", 1, 1, "cannot be a party's name"),
    ("[a – [P]]", 1, 6, "no bracket"),
    ("[a / b – keep: P]", 1, 1, "only the standing option"),
    ("[a b | 1–2 a c: x – P]", 1, 8, "'a b', not 'a c'"),
    ("[a b | 3: x – P]", 1, 8, "2 words"),
    ("[a b | x – P]", 1, 8, "colon"),
    ("[a b | x: y – P]", 1, 8, "number of a word"),
    ("[a [b] | 1 a: x]", 1, 4, "neither brackets"),
    ("[a | 1 a: x – P – Q]", 1, 6, "one dash"),
    ("[a | 1 [a]: x]", 1, 6, "colon"),
]


@pytest.mark.parametrize(("text", "line", "column", "what"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_fault_is_named_with_its_place(text: str, line: int, column: int, what: str):
    with pytest.raises(own.NotationError, match=what) as refused:
        own.read(text)
    assert (refused.value.line, refused.value.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    ["[shall]", "[P wants: x]", "[P propose; Q oppose: x]", "[P propose; Q propose: x]", "[[P propose: x]]"],
)
def test_the_attributed_notation_needs_to_know_who_wants_it(text: str):
    with pytest.raises(attributed.NotationError):
        attributed.read(text)


def test_an_attributed_name_must_be_one():
    with pytest.raises(attributed.NotationError, match="cannot be a party's name"):
        attributed.read("[P,Q propose: x]")


def test_an_attributed_question_ends_at_the_next_word():
    row = attributed.read("a [P propose: b], [Q propose: c]  [R oppose: d] [d | 1 d: e – R]")
    assert [type(node) for node in row] == [Words, Bracket, Words, Bracket, Words, Bracket, AmendmentList]


def test_words_that_are_none_are_written_all_the_same():
    assert own.write(paragraph(Words((" a b",)))) == "a b"


def test_an_attributed_question_needs_no_space_within():
    assert attributed.read("[P oppose: a][P propose: b]") == attributed.read("[P oppose: a] [P propose: b]")


def test_a_text_that_begins_like_an_option_is_told_apart():
    row = paragraph(words("Option 1: a"))
    assert bare.write(row) == r"\Option 1: a"
    assert bare.read(bare.write(row)).nodes == row


def test_a_fault_behind_an_option_label_has_its_place_in_the_text():
    with pytest.raises(bare.NotationError) as refused:
        bare.read("Option 1: a\n\nOption 2: [b")
    assert (refused.value.line, refused.value.column) == (3, 11)


def test_thousands_of_nested_brackets_are_read_and_written():
    text = "a " + "[b " * 5000 + "c" + " – P]" * 5000
    assert own.write(own.read(text)) == text
    proposed = "a " + "[P propose: b " * 5000 + "c" + "]" * 5000
    assert attributed.write(attributed.read(proposed)) == proposed
    plain = "a " + "[b " * 5000 + "c" + "]" * 5000
    assert bare.write(bare.read(plain).nodes) == plain
