"""Course packs: from a plan to the trainer's and the participants' files, by way of two values.

What participants read is made from `Handouts`, which holds no key; keys stand in `Answers`, which
no module under `participants` may import.
"""
