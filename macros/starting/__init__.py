"""A new partnership: from answers to questions to a complete draft of its first edition.

`start` writes it. Nothing is loaded from here, because every command knows the questions.
"""
