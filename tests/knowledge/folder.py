"""A small municipality in readable files, which a test may change and load again."""

import csv

from leidraad.knowledge.loading import load_knowledge
from leidraad.organisation.models import Department

COLUMNS = "UniformeProductnaam,URI,Gemeente,Grondslag,Grondslaglabel,Grondslaglink"
UPL = "http://standaarden.overheid.nl/owms/terms/"
ARTICLE = """+++
title = "Paspoort aanvragen"
product = "paspoort"
keywords = ["reisdocument"]
department = "burgerzaken"
review_months = 12
+++
## Inleiding
{words}

## Kosten
Een paspoort kost {{{{ paspoort.prijs }}}}.

## Interne notitie
- **Wat bedoelt de beller:** een boekje of een pasje?
"""
ENGLISH = """+++
title = "Applying for a passport"
keywords = ["travel document"]
+++
## Introduction
With a passport you can travel.
"""


class Folder:
    def __init__(self, path):
        self.general, self.own = path / "general", path / "own"
        for name in ("products", "articles", "sources"):
            (self.general / name).mkdir(parents=True)
        self.own.mkdir()
        self.write("themes.toml", '[documenten]\nname = "Documenten"\nenglish = "Documents"\n')
        self.list("2023-10", ["paspoort", "rijbewijs"])
        self.write(
            "products/a.toml",
            '["paspoort"]\nsentence = "Met een paspoort kunt u reizen."\nwords = ["pas"]\n'
            'english_name = "Passport"\ntheme = "documenten"\ndepartment = "burgerzaken"\n'
            'related = ["rijbewijs"]\n',
        )
        self.article("U vraagt altijd een nieuw paspoort aan.")
        self.write("articles/paspoort.en.md", ENGLISH)
        self.answer("Dat is het cijfer 0.")

    def write(self, name, text):
        (self.general / name).write_text(text, encoding="utf-8")

    def article(self, words):
        self.write("articles/paspoort.md", ARTICLE.format(words=words))

    def list(self, version, keys, others=()):
        """The municipal products, and others that are not."""
        rows = [f"{key},{UPL}{key},X,,," for key in keys] + [
            f"{key},{UPL}{key},,,," for key in others
        ]
        self.write(f"sources/upl_{version}.csv", "\n".join([COLUMNS, *rows]))

    def answer(self, words):
        row = {
            "id": "79122ced",
            "question": "Staat er een 0 of een O?",
            "reference_answer_html": f"<p>{words}</p>",
            "canonical": "https://www.rijksoverheid.nl/vraag/0-of-o",
            "subjects": "Paspoort|Reizen",
            "license": "CC0 1.0 Universal",
        }
        file = self.general / "sources/rijksoverheid_vacs_bzk.csv"
        with file.open("w", newline="") as lines:
            out = csv.DictWriter(lines, row)
            out.writeheader()
            out.writerow(row)

    def load(self):
        for slug, name in (("burgerzaken", "Burgerzaken"), ("klantcontactcentrum", "KCC")):
            Department.objects.get_or_create(slug=slug, defaults={"name": name})
        return load_knowledge(self.general, self.own)
