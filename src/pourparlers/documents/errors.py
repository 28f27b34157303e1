"""What a reader says when it cannot read: one small class per mistake.

    Unreadable
    ├── NotText          a NUL, something that is no text at all
    ├── Packed           a Word document, a PDF, an archive: text may be in it, but this is not text
    ├── NotUtf8          text in another encoding; the likely one is offered
    ├── TooLarge         over the reader's limit
    ├── TooLong          one paragraph over the reader's limit
    └── RefusedCharacter a character that changes what a reader sees (bidi override, tag)

Each is built from the offending value and can describe itself in any language: `describe` takes
the `gettext` of a translator. Problems *in* a text that can be read are values beside it, not
exceptions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from pourparlers.messages import N_

__all__ = ["NotText", "NotUtf8", "Packed", "RefusedCharacter", "TooLarge", "TooLong", "Unreadable"]


class Unreadable(Exception):
    """A source that cannot be read, with its name and, where there is one, its line from 1."""

    template: ClassVar[str] = N_("{name} cannot be read")

    def __init__(self, name: str, *, line: int = 0, **fields: object) -> None:
        self.name = name
        self.line = line
        self.fields = fields
        super().__init__(self.describe())

    def describe(self, translate: Callable[[str], str] = str) -> str:
        """The message for the person who gave the file."""
        return translate(self.template).format(name=self.name, line=self.line, **self.fields)


class NotText(Unreadable):
    template = N_(
        "{name} is not a text file: byte {position} is zero, as in Word files, archives and pictures"
    )


class Packed(Unreadable):
    template = N_("{name} is a Word document, a PDF or an archive; save it as plain text or Markdown first")


class NotUtf8(Unreadable):
    template = N_(
        "{name} is not in the encoding UTF-8 (byte {position}); it is probably {encoding}. Save it as UTF-8"
    )


class TooLarge(Unreadable):
    template = N_("{name} has {size_bytes} bytes; at most {size_bytes_max} are read")


class TooLong(Unreadable):
    template = N_("{name}, line {line}: a paragraph of {size} characters; at most {size_max} are read")


class RefusedCharacter(Unreadable):
    template = N_("{name}, line {line}: {character} changes what a reader sees and is not accepted")
