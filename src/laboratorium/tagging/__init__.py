"""Which goals and Ps a text speaks of, with the words that say so; whoever wrote it decides.

`suggest` is the way in. Docs for editors lie in `docs/redaktion/`; the weights are trained by
`scripts tagging.train` from texts that say what they are.
"""
