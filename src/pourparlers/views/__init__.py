"""What one viewer sees at one moment, as plain frozen structs: the border of the core.

Pages, command line and exports render these and never look behind them. Everything is computed from a
`State`, which is one viewer's; a moment of the past is the state of that moment.
"""
