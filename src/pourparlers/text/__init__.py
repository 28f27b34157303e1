"""The text room: words with places, versions, brackets; pure, and usable as a library.

Every module is one idea and lists its public names; nothing is imported here, so that whoever needs one of
them pays for no other. Where to begin:

- `words`, `draft`: what a text is made of; `diff`, `alignment`: what changed between two.
- `rows`, `decisions`, `flat`, `brackets`: one row of words and everyone's versions of it.
- `placing`, `tree`, `numbering`: many rows, their order and their labels.
- `rolling`: all of it together, `compile_versions(base, versions)`.
- `notation`: brackets as characters, ours and others'.
- `classes`, `characters`, `traps`: what a change touches, and what does not say what it seems to say.
"""
