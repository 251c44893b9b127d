"""Design (vormgeving): the page, its components and its tokens. Every screen of the house is made of these.

Promise: one house, readable for everyone: WCAG 2.2 AA, light and dark, 320 px to wide, and on paper.
"""
