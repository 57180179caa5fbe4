"""Reading of Korean and Chinese, where words are found by their characters and not between spaces.

One engine for both; what it knows of either language is data: `lexicon/ko_*.yaml` and `lexicon/zh_*.yaml`.
Each module gives the same suggestions as its namesake for English, which calls it. Nothing here may
guess: a name alone that is also a common word names nothing without a sign beside it.
"""
