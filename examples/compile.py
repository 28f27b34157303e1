"""One rolling text from a draft and two versions, with the library instead of the command line."""

from __future__ import annotations

from pourparlers.documents.json_form import give_back, write_json
from pourparlers.documents.plain import read_draft
from pourparlers.documents.text_form import write_text
from pourparlers.text.rolling import compile_versions

DRAFT = "1. The Parties shall meet every year.\n\n2. They report in writing.\n"
NORLAND = "1. The Parties should meet every year.\n\n2. They report in writing.\n"
VARNA = "1. The Parties shall meet.\n\n2. They report in writing, and in good time.\n"

rolling = compile_versions(read_draft(DRAFT), {"NOR": read_draft(NORLAND), "VAR": read_draft(VARNA)})

assert write_text(rolling) == (
    "1. The Parties [shall / should – NOR] meet [every year / no text – VAR].\n\n"
    "2. They report in writing[, and in good time – VAR].\n"
)
for question in rolling.questions:
    print(question.kind, [option.text for option in question.options], question.changes)

# Nothing was lost: every version comes back from the result, to the character.
data = write_json(rolling)
assert give_back(data, "NOR") == NORLAND.rstrip("\n")
assert give_back(data, None) == DRAFT.rstrip("\n")
