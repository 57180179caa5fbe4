"""The example record: public facts in this project's own words, and two reports that wait to be read.

In comes nothing but the files of this folder; out go texts, statements and decisions as values, for
whoever has a store. It never names a private person and never shows another's words as its own.
"""
