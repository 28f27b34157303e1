"""The negotiation: what people do in it, what the rules say to that, and what comes of it; pure.

Acts are what somebody wants to do, events what happened. `rules.decide(state, act, actor, now, fresh)` gives
an event with its audience, or a refusal; `fold.fold(state, events)` gives the state after them. A state holds
what one viewer may see, and nothing in it comes from anything else: so rules, too, decide on that alone.

Where to begin: `acts`, `events`, `state`; then one module for each subject.
"""
