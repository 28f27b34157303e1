"""Every view of a negotiation in every form: what goes in comes out again, with its stamp, and escaped."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.documents.json_form import give_back
from pourparlers.documents.negotiation import FORMS, View, write
from pourparlers.documents.negotiation.moments import date_words, moment_words, short_moment
from pourparlers.documents.negotiation.sentences import SENTENCES
from pourparlers.documents.plain import write_draft
from pourparlers.messages import translator
from pourparlers.talks import acts, events, writing
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.events import Target
from pourparlers.text.brackets import choose
from pourparlers.text.notation import own
from pourparlers.views.concordance import concordance
from pourparlers.views.decisions import decisions
from pourparlers.views.log import log
from pourparlers.views.meetings import tracks
from pourparlers.views.participants import participants
from pourparlers.views.positions import positions
from pourparlers.views.proposals import proposals
from pourparlers.views.questions import questions
from pourparlers.views.redline import redline
from pourparlers.views.statements import statements
from pourparlers.views.text import as_party, rolling, standing

EN = translator("en")
EVIL = "<script>alert(1)</script> & [x](y) |"
TEXT = """# Treaty & <b>more</b>

Hoping for the best,[^1]

## Article 1

1. The Parties shall meet in spring.

2. They shall report.

| What | When |
|---|---|
| Report | May |

[^1]: A note.
"""


@pytest.fixture(scope="module")
def hall() -> Hall:
    """Some of everything that can happen, with words that a page must not trust."""
    hall = opened("NOR", "SUN", "VAR", text=TEXT)
    seat(hall, "scribe", "office:secretariat", "scribe")
    track = hall.act("chair", acts.OpenTrack(f"Track {EVIL}", "working-group")).track
    hall.act("NOR", acts.FormGroup("COAST", EVIL, ("NOR", "SUN")))
    draft = hall.draft("NOR")
    one = hall.propose("NOR", writing.replace_words(draft, "d3", "shall", "should"), rationale=EVIL)
    two = hall.propose("SUN", writing.replace_words(draft, "d3", "spring", f"winter {EVIL}"))
    hall.propose("NOR", writing.add(draft, "They rest.", number="1 bis.", after="d3"))
    hall.propose("VAR", writing.move(draft, "d4", before="d3"))
    hall.propose("NOR", writing.replace_words(draft, "d4", "report", "write"), audience="party:NOR")
    hall.propose("scribe", writing.replace_words(draft, "d4", "report", "tell"), heard_from="VAR")
    hall.act("chair", acts.Propose(draft.id, writing.delete(draft, "d3", "in spring"), kind="bridging",
                                   audience="parties"))  # fmt: skip
    hall.act("SUN", acts.TakePosition(Target(draft.id, one), "can-accept", condition=EVIL))
    hall.act("VAR", acts.TakePosition(Target(draft.id, provision="d4"), "supports"))
    hall.act("NOR", acts.Withdraw(one))
    hall.act("chair", acts.Decide(draft.id, takes=(acts.Take(two),), pending=("VAR",), note=EVIL))
    hall.act("chair", acts.Decide(draft.id, agrees=("d0",), level="small-group", is_ad_referendum=True))
    hall.act("chair", acts.ScheduleMeeting(track, "2027-01~", EVIL))
    hall.act("VAR", acts.RequestFloor())
    hall.act("VAR", acts.MakeStatement(EVIL, EVIL, "2027-01-10", party="VAR", sources=(EVIL,)))
    return hall


def views(hall: Hall, who: str = "NOR") -> dict[str, View]:
    """Every view, as somebody sees it now."""
    state, draft = hall.state(who), hall.draft(who)
    before = Hall(hall.happened[:12]).state("chair")
    return {
        "rolling": rolling(state, draft),
        "standing": standing(state, draft, is_conforming=True),
        "party": as_party(state, draft, "VAR"),
        "redline": redline(before, state, draft.id),
        "questions": questions(state, draft),
        "positions": positions(state, draft),
        "proposals": proposals(state, draft),
        "decisions": decisions(state, draft),
        "concordance": concordance(before, state, draft.id),
        "log": log(state, hall.happened),
        "tracks": tracks(state),
        "statements": statements(state),
        "participants": participants(state),
    }


NAMES = tuple(views(opened("NOR", "VAR", text=TEXT)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_form_for_people_says_the_moment_and_what_is_provisional(hall, name, form):
    written = write(views(hall)[name], form, translate=EN)
    assert "11 January 2027, 09:00 (UTC+00:00, UTC)" in written
    assert "othing is agreed until everything is agreed" in written


@pytest.mark.parametrize("name", NAMES)
def test_json_begins_with_its_version_its_kind_and_the_stamp(hall, name):
    data = json.loads(write(views(hall)[name], "json", translate=EN))
    assert list(data)[:3] in (
        ["version", "view", "stamp"],
        ["version", "view", "before"],
    )
    assert (data["version"], data["view"]) == (1, name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_page_reflects_what_people_wrote_as_markup(hall, name, language):
    page = write(views(hall)[name], "html", translate=translator(language), language=language, people={
        "NOR": EVIL, "VAR": EVIL})  # fmt: skip
    found = _Tags(page)
    assert "script" not in found.tags
    assert not {"src", "onclick", "action"} & found.attributes
    assert found.open == []


class _Tags(HTMLParser):
    """The tags of a page; those that were never closed stay in `open`."""

    VOID = frozenset({"meta", "input", "br", "link", "col"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_json_of_a_rolling_text_gives_every_proposal_back(hall):
    view = views(hall)["rolling"]
    data = json.loads(write(view, "json", translate=EN))
    assert give_back(data, None) == write_draft(draft_of(hall.draft("NOR")).text).rstrip("\n")
    for shown in view.shown:
        text = draft_of(hall.draft("NOR"), shown.proposal).text
        assert give_back(data, shown.name) == write_draft(text).rstrip("\n"), shown.name


def test_the_text_form_is_read_back_by_its_own_notation(hall):
    view = views(hall)["rolling"]
    text = write(view, "text", translate=EN)
    line = next(line for line in text.splitlines() if line.startswith("1. "))
    read = own.read(line.removeprefix("1. "))
    block = next(block for block in view.rolling.blocks if block.number == "1.")
    for shown in view.shown:
        assert choose(read, shown.name)[-3:] == choose(block.nodes, shown.name)[-3:]


def test_without_attribution_no_name_is_in_the_text(hall):
    view = views(hall)["rolling"]
    for form in ("text", "markdown", "html"):
        body = write(view, form, translate=EN, attribution=False).partition("Hoping")[2]
        assert "SUN 2" not in body
        assert "VAR 4" not in body


def test_what_is_agreed_stands_under_its_paragraph(hall):
    text = write(views(hall)["standing"], "text", translate=EN)
    assert "# Treaty & <b>more</b>\n    – agreed in a small group (D2); ad referendum" in text
    assert "agreed in plenary (D1); pending VAR; only “winter" in text


def test_a_table_of_the_text_is_a_table_of_the_page(hall):
    page = write(views(hall)["standing"], "html", translate=EN)
    assert '<th scope="col" dir="auto">What</th>' in page
    assert '<td dir="auto">Report</td>' in page
    assert '<sup class="fn">1</sup>' in page


def test_markdown_escapes_what_people_wrote(hall):
    written = write(views(hall)["proposals"], "markdown", translate=EN)
    assert r"\<script\>alert(1)\</script\> & \[x\](y) \|" in written
    assert all(line.count(" | ") == 5 for line in written.splitlines() if line.startswith("| **"))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("text", "The Parties shall meet in […]."),
        ("markdown", r"The Parties shall meet in \[…\]."),
        ("html", ">The Parties shall meet in</bdi> […]<bdi"),
    ],
)
def test_a_question_is_asked_with_the_words_around_it(form, said):
    hall = opened("NOR", text="1. The Parties shall meet in spring.\n")
    hall.propose("NOR", writing.replace_words(hall.draft("NOR"), "d0", "spring", "autumn"))
    assert said in write(questions(hall.state(), hall.draft()), form, translate=translator("en"))


def test_french_has_a_space_before_colon_and_semicolon(hall):
    french = write(proposals(hall.state("NOR"), hall.draft("NOR")), "text", translate=translator("fr"))
    assert "Où : Article 1, 1" in french
    assert "Où:" not in french


def test_what_is_agreed_stands_beside_the_rolling_text():
    hall = opened("NOR", text="1. The Parties shall meet in spring.\n")
    hall.act("chair", acts.Decide(hall.draft().id, agrees=("d0",), pending=("NOR",)))
    page = write(rolling(hall.state(), hall.draft()), "html", translate=translator("en"))
    assert '<p class="fact agreed">agreed in plenary (D1); pending NOR</p>' in page


def test_a_reservation_is_told_once():
    hall = opened("NOR", text="1. The Parties shall meet in spring.\n")
    wording = writing.reserve(hall.draft("NOR"), "d0")
    hall.propose("NOR", wording, kind="reservation", reservation="scrutiny")
    said = write(log(hall.state("NOR"), hall.happened), "text", translate=translator("en"))
    assert "put forward NOR 1, at 1, scrutiny reservation  " in said


def test_the_log_names_people_and_falls_back_on_ids(hall):
    named = write(views(hall)["log"], "text", translate=EN, people={"NOR": "Nora Dahl"})
    assert "Nora Dahl (NOR)  put forward NOR 1, at Article 1, 1" in named
    assert "SUN (SUN)  put forward SUN 2" in named


def test_every_kind_of_event_has_its_sentence():
    kinds = {kind.__name__ for kind in events.Event.__args__}
    assert set(SENTENCES) == kinds


def test_a_form_that_there_is_not_is_an_error(hall):
    with pytest.raises(ValueError, match="text, markdown, html, json"):
        write(views(hall)["log"], "docx", translate=EN)
    assert FORMS == ("text", "markdown", "html", "json")


# --- moments ------------------------------------------------------------------------------------------


def test_moments_are_said_in_the_zone_with_the_offset_of_that_day():
    summer = moment_words("2027-07-01T10:00Z", "Europe/Vienna", EN)
    winter = moment_words("2027-01-01T10:00Z", "Europe/Vienna", EN)
    assert summer == "1 July 2027, 12:00 (UTC+02:00, Europe/Vienna)"
    assert winter == "1 January 2027, 11:00 (UTC+01:00, Europe/Vienna)"
    assert short_moment("2027-07-01T10:00Z", "Asia/Kathmandu") == "2027-07-01 15:45+05:45"
    assert moment_words("", "UTC", EN) == short_moment("", "UTC") == ""


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("", "to be agreed"),
        ("2027", "2027"),
        ("2027-01", "January 2027"),
        ("2027-01-13", "13 January 2027"),
        ("2027-01~", "about January 2027"),
        ("2027-01-13?", "perhaps 13 January 2027"),
        ("2027-01%", "perhaps about January 2027"),
        ("2027-01-13T18:30:00Z", "13 January 2027, 18:30 UTC"),
        ("2027-01-13T18:30:00+01:00", "13 January 2027, 18:30 +01:00"),
        ("2027-01-13T18:30:00", "13 January 2027, 18:30"),
        ("2027-01-11/2027-01-12", "11 January 2027 to 12 January 2027"),
        ("2027-01-11/..", "2027-01-11/.."),
        ("2027-22", "2027-22"),
        ("202X", "202X"),
        ("soon", "soon"),
    ],
)
def test_uncertain_dates_are_said_as_they_are_known(date, said):
    assert date_words(date, EN) == said
