"""What people read from the program, in their language.

The message as written in the code is English; its translations are gettext catalogues under
`locale/`. Whoever prints asks once for a translator and hands it down: there is no current
language hidden in the process, so two pages in two languages can be made side by side. The text
room has no messages; it gives values, and the faces put them into words.

To be found by the extractor (`make messages`) a message is a literal in a call of `gettext`,
`ngettext`, `pgettext` or `npgettext`, of `_`, or of `N_`, which only marks it.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

__all__ = ["LANGUAGES", "N_", "UnknownLanguageError", "translator"]

LANGUAGES = ("en", "fr")

_DOMAIN = "pourparlers"
_LOCALE = Path(__file__).with_name("locale")


class UnknownLanguageError(ValueError):
    def __init__(self, language: str) -> None:
        super().__init__(f"no messages in {language!r}; there are: {', '.join(LANGUAGES)}")
        self.language = language


@cache
def translator(language: str) -> gettext.NullTranslations:
    """The messages in one of `LANGUAGES`, with `gettext`, `ngettext`, `pgettext`, `npgettext`.

    English is the source and needs no catalogue. A language whose catalogue was not compiled is
    an error (FileNotFoundError), not silent English.
    """
    if language not in LANGUAGES:
        raise UnknownLanguageError(language)
    if language == LANGUAGES[0]:
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, _LOCALE, [language])


def N_(message: str) -> str:  # noqa: N802  gettext's own name for it
    """Mark a message that is translated later, where it is printed."""
    return message
