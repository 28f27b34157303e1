"""What a viewer gets is computed from what this viewer may see, and from nothing else."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st
from tests.laws.act_histories import History, Played, random_act, random_history, replay, seeded
from tests.laws.act_meanings import Author, interpret
from tests.threats.told import answers, told
from tests.threats.worlds import as_it_was, worlds

from pourparlers.talks import acts

histories = st.randoms(use_true_random=False).map(random_history)


@given(history=histories, seed=st.integers(0, 1000))
@settings(max_examples=6, deadline=None)
def test_every_byte_equal(history: History, seed: int) -> None:
    played = replay(history)
    for who in chosen(played, seed):
        first, *others = (list(told(world, who)) for world in worlds(played, who, seed))
        assert all(each == first for each in others)


@given(history=histories, seed=st.integers(0, 1000))
@settings(max_examples=6, deadline=None)
def test_refusals_equal(history: History, seed: int) -> None:
    """Whatever somebody tries, also with ids that leaked: the answer is the same with and without."""
    played = replay(history)
    for who in chosen(played, seed):
        battery = attempts(played, who, seed)
        first, *others = (list(answers(world, who, battery)) for world in worlds(played, who, seed))
        assert all(each == first for each in others)


def chosen(played: Played, seed: int) -> list[str]:
    """A delegation's head, and somebody else: an office, an observer, a stranger, the public."""
    people = [person for person, seat in played.people if seat.startswith("party:")]
    others = [person for person in played.viewers if person not in people]
    return [people[seed % len(people)], others[seed % len(others)]]


def attempts(played: Played, who: str, seed: int) -> list[tuple[str, acts.Act]]:
    """Acts that this person could try, some of them on what others have."""
    random = seeded(seed)
    seat = next((seat for person, seat in played.people if person == who), "")
    found: list[tuple[str, acts.Act]] = []
    for number in range(25):
        spec = random_act(random, number)
        eyes = played.people[number % len(played.people)][0] if number % 2 else who
        author = Author(
            who, seat, played.view(eyes).state, played.people, lambda each: played.view(each).state
        )
        act = interpret(author, spec)
        found += [(seat, act[0])] if act is not None else []
    return found


def test_a_history_has_hidden_events() -> None:
    """Without any the two tests above would say nothing."""
    played = replay(random_history(seeded(4), 60))
    world = as_it_was(played)
    hidden = [len(world.store._events) - len(played.view(who).record) for who in chosen(played, 1)]
    assert any(len(played.view(who).ledgers) < len(world.store._events) for who in played.viewers)
    assert hidden
