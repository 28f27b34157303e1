"""The only way in and out: the desk writes, the reading room reads, the bundle carries the record away.

Here is the only clock and the only chance of the program, and what opens stores.
"""
