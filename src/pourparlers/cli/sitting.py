"""One command at work on a negotiation: the file is opened, the act is done, and what came of it is said.

What a command makes its act of is a `Scene`: the actor's own view, and nothing beyond it. A refusal goes to
standard error and ends with status 3; a receipt is the last line on standard output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, NoReturn

from pourparlers.cli import files, naming
from pourparlers.cli.lines import OFFICES, Acting, seat_of
from pourparlers.cli.refusals import say_refusal
from pourparlers.cli.telling import tell_event, tell_trial
from pourparlers.messages import N_
from pourparlers.record.exports import NewerExportError, NotAnExportError
from pourparlers.service import storing
from pourparlers.service.bundle import unpack
from pourparlers.service.desk import BusyError, Desk, Trial
from pourparlers.service.reading import DamagedError, View
from pourparlers.service.receipts import Receipt, format_receipt
from pourparlers.talks.acts import Act
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.seats import actor_of
from pourparlers.talks.state import State

__all__ = [
    "REFUSED",
    "Scene",
    "do",
    "find_actor",
    "new_desk",
    "open_desk",
    "open_reading",
    "people_in",
    "refuse",
    "refuse_unknown",
    "report",
    "scene_of",
    "trouble",
    "viewer_of",
]

REFUSED: Final = 3
"""The exit status of what the rules forbid."""


TROUBLES: Final[Mapping[type[storing.StoreError], str]] = {
    storing.MissingError: N_("{name}: there is no such file; pourparlers open makes one"),
    storing.NotOursError: N_("{name} holds no negotiation"),
    storing.NewerStoreError: N_("{name} was made by a newer program; use that, or one newer still"),
    storing.DamagedStoreError: N_("{name} is damaged: {reason}"),
    storing.ReadOnlyError: N_("{name} cannot be written; nothing was changed"),
    storing.FullError: N_("{name}: the disk is full; nothing was changed"),
    storing.LockedError: N_("{name}: another program has been writing for too long; nothing was changed"),
}
"""What can be wrong with a file."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What an actor acts in: the state as the actor may know it, the seat, and people's ids by handle."""

    state: State
    seat: str
    people: Mapping[str, str]
    _: Callable[[str], str]

    def person(self, handle: str) -> str:
        """The id of somebody in this view."""
        if handle in self.people:
            return self.people[handle]
        raise naming.UnknownError(handle)

    def audience(self, text: str) -> str:
        """The ledger of an audience; "private" is the actor's own delegation or office."""
        return naming.audience(self.state, text, self.seat)

    def member(self, text: str) -> str:
        """Who belongs to a room: a party, an office or a person."""
        if text in self.people:
            return f"person:{self.people[text]}"
        return seat_of(text) if text in OFFICES else f"party:{naming.party(self.state, text)}"


@contextmanager
def open_desk(file: Path, _: Callable[[str], str]) -> Iterator[Desk]:
    """A desk on the negotiation in a file; what is wrong with it is said, and ends with status 1."""
    if storing.is_export(file):
        files.fail(_("{name} is an export, to be read and not to be written").format(name=file))
    with trouble(file, _):
        store = storing.open_file(file)
        try:
            yield Desk(store)
        finally:
            store.close()


@contextmanager
def open_reading(file: Path, _: Callable[[str], str]) -> Iterator[Desk]:
    """The same for a reader, who may also have an export."""
    if not storing.is_export(file):
        with open_desk(file, _) as desk:
            yield desk
        return
    try:
        store, report = unpack(files.read_source(file, _))
    except NotAnExportError:
        files.fail(_("{name} is neither an export nor a negotiation").format(name=file))
    except NewerExportError:
        files.fail(_(TROUBLES[storing.NewerStoreError]).format(name=file))
    for fault in report.faults:
        files.warn(_("what comes after it is not shown: {fault}").format(fault=fault))
    yield Desk(store)


@contextmanager
def new_desk(file: Path, _: Callable[[str], str]) -> Iterator[Desk]:
    """A desk on a new file; the file goes again if nothing comes of it."""
    if file.exists():
        files.fail(_("{name} is there already; --in names another file").format(name=file))
    if not file.absolute().parent.is_dir():
        files.fail(_("{name}: there is no such folder").format(name=file.parent), 2)
    with trouble(file, _):
        store = storing.create_file(file)
        try:
            yield Desk(store)
        except BaseException:
            store.close()
            file.unlink()
            raise
        store.close()


@contextmanager
def trouble(file: Path, _: Callable[[str], str]) -> Iterator[None]:
    """What is wrong with a file is said, and ends with status 1."""
    try:
        yield
    except storing.StoreError as error:
        files.fail(_(TROUBLES[type(error)]).format(name=file, reason=error.reason))
    except DamagedError as error:
        files.fail(
            _("{name}: nothing is written on a record that does not hold: {fault}").format(
                name=file, fault=error
            )
        )
    except BusyError:
        files.fail(_("{name}: others were faster each time; try again").format(name=file))


def do(line: Acting, make: Act | Callable[[Scene], Act]) -> None:
    """Do an act, or one made of what the actor sees; or try it; and say what came of it."""
    _ = line.translate
    with open_desk(line.file, _) as desk:
        person = find_actor(desk, line)
        scene = scene_of(desk, person, line)
        try:
            made = make(scene) if callable(make) else make
        except naming.UnknownError as error:
            refuse_unknown(error, scene.state, _)
        done = desk.act(person, made, key=line.act_key, seat=line.full_seat, dry_run=line.is_trial)
        report(desk, person, done, line)


def report(desk: Desk, person: str, done: Receipt | Refusal | Trial, line: Acting) -> None:
    """Say what came of an act; what was refused ends here."""
    _ = line.translate
    view = desk.reading.view(person)
    if isinstance(done, Refusal):
        refuse(done, view.state, _, people_in(desk, view))
    if isinstance(done, Trial):
        print(tell_trial(done, people_in(desk, view), line.language))
        return
    print(tell_event(view, done.event, people_in(desk, view), line.language))
    print(format_receipt(done))


def people_in(desk: Desk, view: View) -> dict[str, str]:
    """The names of the people in a view, by id."""
    return {id: entry.name for id, entry in desk.reading.names(view).items()}


def refuse(
    refusal: Refusal, state: State, _: Callable[[str], str], people: Mapping[str, str] = MappingProxyType({})
) -> NoReturn:
    """Say which rule forbids it, and end with the status of that; `people` are names in the view, by id."""

    def name(state: State, id: str) -> str:
        return people.get(id) or naming.call(state, id)

    files.fail(say_refusal(refusal, state, name, _), REFUSED)


def refuse_unknown(error: naming.UnknownError, state: State, _: Callable[[str], str]) -> NoReturn:
    """Say what goes by no name here, or by the name of several."""
    if isinstance(error, naming.NoDraftError):
        files.fail(_("There is no draft to be seen."), REFUSED)
    if error.several:
        said = _("Several go by the name {name}; say which: {ids}.")
        files.fail(said.format(name=error.name, ids=", ".join(error.several)), REFUSED)
    refuse(Refusal(Rule.UNKNOWN, {"name": error.name}), state, _)


def find_actor(desk: Desk, line: Acting) -> str:
    if not line.person:
        files.fail(line.translate(N_("say who acts: --as PERSON")), 2)
    found = desk.find_person(line.person)
    if found is None:
        refuse(Refusal(Rule.NO_SEAT, {"person": line.person}), State(), line.translate)
    return found.person


def viewer_of(desk: Desk, handle: str, _: Callable[[str], str]) -> str | None:
    """The id of whoever looks; None for the public."""
    if not handle:
        return None
    found = desk.find_person(handle)
    if found is None:
        refuse_unknown(naming.UnknownError(handle), State(), _)
    return found.person


def scene_of(desk: Desk, person: str, line: Acting) -> Scene:
    view = desk.reading.view(person)
    actor = actor_of(view.state, person, line.full_seat)
    people = {entry.handle: entry.person for entry in desk.reading.names(view).values()}
    return Scene(view.state, "" if isinstance(actor, Refusal) else actor.seat, people, line.translate)
