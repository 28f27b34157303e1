"""Each rule has its sentence, made of what the actor sees."""

from __future__ import annotations

from pourparlers.cli import naming
from pourparlers.cli.refusals import SENTENCES, say_refusal
from pourparlers.messages import translator
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.state import Decision, State


def said(refusal: Refusal, language: str = "en") -> str:
    decided = Decision("d" * 32, "", "", "", "plenary", "", (), (), False, None, (), False, "")
    state = State(decisions={decided.id: decided})
    return say_refusal(refusal, state, naming.call, translator(language).gettext)


def test_every_rule_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Rule)


def test_a_refusal_says_what_it_is_about_and_what_comes_first() -> None:
    refusal = Refusal(Rule.AGREED, {"proposal": "12"}, ("d" * 32,))
    assert said(refusal) == (
        "This changes agreed text, which is locked until a decision reopens it (12). First: D1."
    )


def test_what_is_named_twice_is_said_once() -> None:
    assert said(Refusal(Rule.TAKEN, {"party": "NOR", "name": "NOR"})) == "This name is taken already (NOR)."


def test_refusals_are_said_in_the_language_of_the_line() -> None:
    assert said(Refusal(Rule.UNKNOWN, {"name": "7"}), "fr") == "Il n’y a rien de ce nom (7)."
