"""The laws of one row, each a function that holds wherever any history has come to.

Numbers are those of the list in `docs/explanation/words-and-places.md`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.laws.histories import Played, as_twin, carried_out
from tests.laws.reference import Twin

from pourparlers.text.decisions import Refusal, decide, reopen
from pourparlers.text.flat import FlatWord, flat, flat_words, provenance
from pourparlers.text.rows import (
    Clash,
    Key,
    Row,
    Stretch,
    Tabling,
    ask,
    new_row,
    ordered,
    parts,
    reads,
    status,
    table,
    text_of,
    together,
    within,
)


def agrees_with_its_twin(played: Played) -> None:
    row, twin = played.row, played.twin
    assert as_keys(twin, row.standing) == twin.standing
    assert row.versions.keys() == twin.versions.keys()
    for name in row.versions:
        assert as_keys(twin, text_of(row, name)) == twin.versions[name].keys
        assert as_keys(twin, ask(row, name)) == twin.ask(name)
        assert status(row, name).value == twin.status(name)
        mine = [
            (as_stretch(twin, p.stretch), as_keys(twin, p.words), as_keys(twin, p.standing))
            for p in parts(row, name)
        ]
        assert mine == twin.parts(name)
        for part in parts(row, name):
            assert row.standing[part.start : part.start + len(part.standing)] == part.standing


def as_keys(twin: Twin, keys: tuple[Key, ...]) -> set[Any]:
    assert list(keys) == sorted(keys, key=lambda key: key.order)
    return {as_twin(twin, key.order[:-1]) for key in keys}


def as_stretch(twin: Twin, stretch: Stretch) -> tuple[Any, Any]:
    return as_twin(twin, stretch.start), as_twin(twin, stretch.end)


def flat_is_exact(played: Played) -> None:
    """Laws 2 and 7: the line of words without those that a name has not is that name's text."""
    row = played.row
    line = list(flat_words(row))
    assert reads(word.key for word in line if word.stands) == reads(row.standing)
    assert len({word.key for word in line}) == len(line)
    for name in row.versions:
        assert flat_text(row, name) == reads(ask(row, name))
    for word in line:
        assert word.out == () if not word.stands else word.by == ()
        assert word.stands or word.by
    for one, two in pairwise(flat(row)):
        assert one[1:] != two[1:]


def flat_text(row: Row, name: str) -> tuple[str, ...]:
    return tuple(
        word
        for segment in flat(row)
        if (name not in segment.out if segment.stands else name in segment.by)
        for word in segment.words
    )


def order_of_tabling_does_not_matter(played: Played) -> None:
    """Law 1: between two decisions everyone may table first, as long as what they amend is there."""
    again = new_row(played.twin.words)
    for step in reordered(played.log):
        done = carried_out(again, step)
        assert isinstance(done, Row)
        again = done
    assert same_view(again, played.row)


def reordered(log: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Each tabling as early as may be, the last first."""
    steps = list(log)
    for at in range(len(steps)):
        here = at
        while here and may_change_places(steps[here - 1], steps[here]):
            steps[here - 1], steps[here] = steps[here], steps[here - 1]
            here -= 1
    return steps


def may_change_places(one: tuple[Any, ...], two: tuple[Any, ...]) -> bool:
    acts = {"table", "revise", "withdraw", "take over"}
    return one[0] in acts and two[0] == "table" and not names_in(one) & names_in(two)


def names_in(step: tuple[Any, ...]) -> set[Any]:
    names = {step[1]}
    if step[0] == "table":
        names.add(step[3])
    if step[0] == "take over":
        names.add(step[2])
    return names - {None}


def same_view(one: Row, two: Row) -> bool:
    def segments(row: Row) -> list[Any]:
        return [(word.key.order, *word[1:]) for word in flat_words(row)]

    def asked(row: Row) -> dict[str, Any]:
        return {n: [(p.stretch, reads(p.words), p.is_touched) for p in parts(row, n)] for n in row.versions}

    return segments(one) == segments(two) and asked(one) == asked(two)


def nothing_is_lost(played: Played) -> None:
    """Law 2: until a later decision, what is asked for is what was written."""
    row = played.row
    for name, version in row.versions.items():
        if not row.since(version.count):
            assert reads(ask(row, name)) == reads(text_of(row, name))


def two_read_together_what_each_asks(played: Played) -> None:
    """Law 2: the union of two versions has what each of them asks for, or they are named."""
    row = played.row
    for one, two in pairwise(sorted(row.versions)):
        text = together(row, [one, two])
        amended = {id(row.versions[one].base), id(row.versions[two].base)}
        for name in (one, two):
            for part in parts(row, name):
                if part.is_otherwise and id(row.versions[name]) not in amended:
                    assert isinstance(text, Clash) or within(text, part.stretch) == part.words
        if isinstance(text, Clash):
            assert {text.one, text.two} == {one, two}


def withdrawn_is_as_never_tabled(played: Played) -> None:
    """Law 3: for what was neither decided nor taken over meanwhile, nor revised into something else."""
    for name in list(played.row.versions)[-3:]:
        done = carried_out(played.row, ("withdraw", name))
        assert isinstance(done, Row)
        gone = set(played.row.versions.keys() - done.versions.keys())
        gone.update(step[1] for step in played.log if step[0] == "table" and step[3] in gone)
        if any(step[0] in {"decide", "take over"} and step[1] in gone for step in played.log):
            continue
        if any(step[0] == "revise" and step[4] for step in played.log):
            continue
        again = new_row(played.twin.words)
        for step in played.log:
            if step[0] == "reopen" or not {step[1], step[2] if step[0] == "take over" else None} & gone:
                next_row = carried_out(again, step)
                assert isinstance(next_row, Row)
                again = next_row
        assert same_view(again, done)


def equal_hunks_stand_once(played: Played) -> None:
    """Law 4: who writes the same words instead of the same standing words has the same words."""
    row = played.row
    line = list(flat_words(row))
    known: dict[Any, list[Key]] = {}
    for name in row.versions:
        touching = {q.start for p, q in pairwise(parts(row, name)) if p.start + len(p.standing) == q.start}
        for start, length, keys in hunks_in(line, row.standing, name):
            if touching.intersection(range(start, start + length + 1)):
                continue  # hunks that were given apart: two of them are not equal to one
            assert known.setdefault((start, length, reads(keys)), keys) == keys


def hunks_in(line: list[FlatWord], standing: tuple[Key, ...], name: str) -> list[Any]:
    """A name's hunks as the flat form has them, those that touch as one."""
    numbers = {key: number for number, key in enumerate(standing)}
    hunks: list[Any] = []
    kept, keys = -1, list[Key]()
    for word in [*line, None]:
        if word is None or (word.stands and name not in word.out):
            at = len(standing) if word is None else numbers[word.key]
            if keys or at > kept + 1:
                hunks.append((kept + 1, at - kept - 1, keys))
            kept, keys = at, []
        elif name in word.by:
            keys.append(word.key)
    return hunks


def own_words_survive(played: Played) -> None:
    """Laws 5 and 6: own words stand together, unmixed; what is wanted out is out; all else as it stands."""
    row = played.row
    for name, version in row.versions.items():
        asked = ask(row, name)
        assert list(asked) == list(ordered(set(asked)))
        assert_nothing_stands_twice(asked)
        otherwise = [part for part in parts(row, name) if part.is_otherwise]
        for part in otherwise:
            assert within(asked, part.stretch) == part.words == within(version.keys, part.stretch)
            for change in version.changes:
                if part.stretch.start <= change.stretch.start and change.stretch.end <= part.stretch.end:
                    assert stand_together(change.keys, asked)
                    assert not set(version.basis[change.start : change.end]) - set(change.keys) & set(asked)
        covered = [part.stretch for part in otherwise]
        assert outside(asked, covered) == outside(row.standing, covered)


def stand_together(keys: tuple[Key, ...], text: tuple[Key, ...]) -> bool:
    return not keys or text[(at := text.index(keys[0])) : at + len(keys)] == keys


def outside(keys: tuple[Key, ...], stretches: list[Stretch]) -> list[Key]:
    return [key for key in keys if not any(s.start < key.order < s.end for s in stretches)]


def assert_nothing_stands_twice(keys: tuple[Key, ...]) -> None:
    """No word stands beside one that was written instead of it."""
    places = {(*key.order[:-1],) for key in keys}
    for key in keys:
        path = key.order[:-1]
        assert not any(path[:n] in places for n in range(1, len(path), 2))


def deciding_fulfils_and_can_be_undone(played: Played) -> None:
    """Laws 5 and 9: who is decided reads as the standing text; reopened, everything is as it was."""
    row = played.row
    for name in row.versions:
        done = decide(row, name)
        assert isinstance(done, Row)
        assert status(done, name).value == "fulfilled"
        assert reads(done.standing) == reads(ask(row, name))
        back = reopen(done, len(row.decisions))
        assert isinstance(back, Row)
        assert back.standing == row.standing
        for other in row.versions:
            assert ask(back, other) == ask(row, other)
            assert [p[:4] for p in parts(back, other)] == [p[:4] for p in parts(row, other)]


def parts_one_by_one_give_the_whole(played: Played) -> None:
    """Law 11."""
    row = played.row
    for name in row.versions:
        done: Row | Refusal = row
        for part in parts(row, name):
            assert isinstance(done, Row)
            text = reads(ask(done, name))
            done = decide(done, name, part.stretch)
            assert isinstance(done, Row)
            assert reads(ask(done, name)) == text
        whole = decide(row, name)
        assert isinstance(whole, Row)
        assert isinstance(done, Row)
        assert done.standing == whole.standing


def decisions_apart_commute(played: Played) -> None:
    """Law 9: decisions that share no place may be taken in any order."""
    row = played.row
    names = sorted(row.versions)[:4]
    for one in names:
        for two in names:
            if one < two and not any(
                p.stretch.start < q.stretch.end and q.stretch.start < p.stretch.end
                for p in parts(row, one)
                for q in parts(row, two)
            ):
                assert both(row, one, two) == both(row, two, one)


def both(row: Row, one: str, two: str) -> tuple[Key, ...]:
    first = decide(row, one)
    assert isinstance(first, Row)
    second = decide(first, two)
    assert isinstance(second, Row)
    return second.standing


def decisions_change_only_what_they_record(before: Row, after: Row) -> None:
    """Law 9: nothing but a decision changes the standing text, and it only where it speaks."""
    if len(before.decisions) == len(after.decisions):
        assert before.standing == after.standing
        return
    stretches = list(after.decisions[-1].stretches)
    assert outside(before.standing, stretches) == outside(after.standing, stretches)


def undoing_all_reaches_the_draft(played: Played) -> None:
    """Law 9, and 5: from the last decision to the first, and everything is as written."""
    row = played.row
    for number in reversed(range(len(row.decisions))):
        reopened = any(d.reopens == number for d in row.decisions)
        if row.decisions[number].reopens is None and not reopened:
            done = reopen(row, number)
            assert isinstance(done, Row)
            row = done
    assert row.standing == row.draft.keys
    for name, version in row.versions.items():
        if version.count == 0:
            assert reads(ask(row, name)) == reads(text_of(row, name))


def reopening_leaves_later_decisions(played: Played) -> None:
    """Law 9: what a later decision that still stands has taken stands as before."""
    row = played.row
    for number in range(len(row.decisions)):
        done = reopen(row, number)
        if isinstance(done, Row):
            for stretch in row.since(number + 1):
                assert within(done.standing, stretch) == within(row.standing, stretch)


def neighbours_are_free(played: Played) -> None:
    """Law 10: an insertion just before a word and a replacement of that word share no place."""
    row = played.row
    for at in range(len(row.standing)):
        done = table(row, Tabling("I", [(at, at, ("new",))]), Tabling("R", [(at, at + 1, ("other",))]))
        (inserted,), (replaced,) = parts(done, "I"), parts(done, "R")
        assert inserted.stretch.end <= replaced.stretch.start
        done = table(
            row, Tabling("I", [(at + 1, at + 1, ("new",))]), Tabling("R", [(at, at + 1, ("other",))])
        )
        (inserted,), (replaced,) = parts(done, "I"), parts(done, "R")
        assert replaced.stretch.end <= inserted.stretch.start


def besides_commute(played: Played) -> None:
    """Law 11: insertions besides one another give the same text in any order of decisions."""
    row = played.row
    at = len(row.standing) // 2
    done: Any = table(
        row,
        Tabling("X", [(at, at, ("x",))], besides=[0]),
        Tabling("Y", [(at, at, ("y",))], besides=[0]),
        Tabling("Z", [(at, at, ("z", "z"))]),
    )
    assert both(done, "X", "Y") == both(done, "Y", "X")
    assert both(done, "X", "Z") == both(done, "Z", "X")


def every_word_says_where_it_comes_from(played: Played) -> None:
    """Law 7: who has a word not has it out by what was asked, or by rule, or does not speak of its place."""
    row = played.row
    for word in flat_words(row):
        found = provenance(row, word.key)
        if word.stands:
            missing = {name for name in row.versions if word.key not in ask(row, name)}
            assert missing == {*found.asked_out_by, *found.out_by_rule}
            assert found.brought_by or word.key.run is row.draft
        assert not set(found.written_by) & {*found.asked_out_by, *found.out_by_rule}


LAWS: tuple[Callable[[Played], None], ...] = (
    agrees_with_its_twin,
    flat_is_exact,
    order_of_tabling_does_not_matter,
    nothing_is_lost,
    two_read_together_what_each_asks,
    withdrawn_is_as_never_tabled,
    equal_hunks_stand_once,
    own_words_survive,
    every_word_says_where_it_comes_from,
    deciding_fulfils_and_can_be_undone,
    decisions_apart_commute,
    undoing_all_reaches_the_draft,
    reopening_leaves_later_decisions,
    neighbours_are_free,
    parts_one_by_one_give_the_whole,
    besides_commute,
)
