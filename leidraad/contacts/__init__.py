"""Contacts (klantcontacten): every contact on every channel is recorded, with the question and its answer.

Promise to the adviser: what you type is never lost, and what you need not say you are not asked.
"""
