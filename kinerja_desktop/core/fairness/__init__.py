"""Reading prompts: scores beside the diary and beside each other, one function a rule (M03-M26).

They are for the appraiser alone: they never change a score, never block, never leave the store.
Every rule is a function from plain numbers to its reading; a companion turns a reading into a
hint in words. Thresholds are given for a scale of 1 to 5 and shrink with the scale.
"""
