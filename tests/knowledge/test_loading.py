"""What a municipality starts with is read from files, as often as it likes."""

import csv
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from django.conf import settings

from leidraad.calculations.readability.markdown import blocks
from leidraad.knowledge import actions
from leidraad.knowledge.loading import load_knowledge
from leidraad.knowledge.loading.plain_html import to_markdown
from leidraad.knowledge.loading.problem import FileProblem
from leidraad.knowledge.models import Item, ItemFlag, Product, Revision
from tests.knowledge.library import later, words
from tests.leiden import monday_morning

VACS = settings.GENERAL / "sources/rijksoverheid_vacs_bzk.csv"


def rows():
    with VACS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_all_470_municipal_products_are_there_with_their_words(everything_loaded):
    municipal = Product.objects.municipal()
    assert municipal.count() == 470
    assert municipal.exclude(sentence="").exclude(english_name="").count() == 470


def test_all_175_answers_of_the_rijksoverheid_are_there_with_every_column(everything_loaded):
    stored = Item.objects.filter(kind=Item.ANSWER, source="Rijksoverheid")
    assert {item.source_key: item.source_data for item in stored} == {
        row["id"]: row for row in rows()
    }


class Words(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.text = ""
        self.feed(html)

    def handle_data(self, data):
        self.text += f" {data} "


def letters(text):
    return re.findall(r"\w+", text)


def test_no_word_of_an_answer_is_lost_on_the_way_to_markdown():
    lost = []
    for row in rows():
        html = row["reference_answer_html"]
        ours = " ".join(blocks(to_markdown(html, site="https://www.rijksoverheid.nl")))
        if "".join(letters(Words(html).text)) != "".join(letters(ours)):
            lost.append(row["question"])
    assert lost == []


def test_every_link_of_an_answer_is_kept():
    def addresses(html):
        found = re.findall(r'href="([^"]+)"', unescape(html))
        return sorted(re.sub(r"[ –]", "", address) for address in found)

    lost = [
        row["question"]
        for row in rows()
        if addresses(row["reference_answer_html"])
        != sorted(re.findall(r"\]\(([^)\s]+)\)", to_markdown(row["reference_answer_html"])))
    ]
    assert lost == []


def test_every_shipped_article_has_its_note_and_is_published(everything_loaded):
    articles = Item.objects.filter(kind=Item.ARTICLE)
    assert articles.count() >= 60
    assert articles.filter(publication__revision__internal_note="").count() == 0
    assert articles.published().count() == articles.count()


def test_reading_everything_twice_makes_no_new_revision(everything_loaded):
    before = list(Revision.objects.values_list("pk", "made_at"))
    load_knowledge(settings.GENERAL, settings.MUNICIPALITY)
    assert list(Revision.objects.values_list("pk", "made_at")) == before


def test_an_article_is_read_with_its_sections_in_two_languages(leiden, folder):
    folder.load()
    item = Item.objects.get(slug="paspoort")
    assert item.publication.revision.texts == {
        "nl": {
            "title": "Paspoort aanvragen",
            "keywords": ["reisdocument"],
            "sections": {
                "introduction": "U vraagt altijd een nieuw paspoort aan.",
                "costs": "Een paspoort kost {{ paspoort.prijs }}.",
            },
        },
        "en": {
            "title": "Applying for a passport",
            "keywords": ["travel document"],
            "sections": {"introduction": "With a passport you can travel."},
        },
    }
    assert item.topic.name == "Documenten"


def test_a_changed_article_is_read_from_then_on(leiden, folder):
    folder.load()
    folder.article("Dit is nieuw.")
    folder.load()
    revision = Item.objects.get(slug="paspoort").publication.revision
    assert (revision.number, revision.sections()["introduction"]) == (2, "Dit is nieuw.")


def test_what_an_editor_wrote_is_not_overwritten_but_flagged(leiden, folder):
    folder.load()
    item = Item.objects.get(slug="paspoort")
    actions.save_draft(
        item, words("Van Marijke."), "", based_on=1, by=leiden.marijke, at=monday_morning
    )
    folder.article("Dit is nieuw.")
    folder.load()
    folder.load()
    flag = item.flags.get()
    assert (flag.kind, item.revisions.first().sections()["introduction"]) == (
        ItemFlag.SOURCE,
        "Van Marijke.",
    )
    assert flag.proposal["texts"]["nl"]["sections"]["introduction"] == "Dit is nieuw."


def test_an_editor_takes_over_what_the_source_says_now(leiden, folder):
    folder.load()
    item = Item.objects.get(slug="0-of-o")
    actions.change_properties(item, [Item.objects.get(slug="paspoort")], by=leiden.marijke)
    folder.answer("Dat is een nul.")
    folder.load()
    draft = actions.take_over_source(item.flags.get(), by=leiden.marijke, at=later)
    assert draft.sections() == {"answer": "Dat is een nul."}
    assert item.flags.get().settled_by == leiden.marijke


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        (
            "articles/paspoort.md",
            "Hallo",
            "paspoort.md, regel 1: begin met +++, de kenmerken, en weer +++",
        ),
        (
            "articles/paspoort.md",
            '+++\ntitle = "Paspoort"\n+++\n## Prijs\n',
            "paspoort.md, regel 4: kopje 'Prijs' kennen we niet; wel: Inleiding, Zo regelt u het, "
            "Voorwaarden, Meenemen, Kosten, Hoe lang duurt het, Bezwaar, Bijzonderheden, Contact, "
            "Interne notitie",
        ),
        (
            "articles/paspoort.md",
            '+++\ntitle = "Paspoort"\nproduct = "pasport"\n+++\n',
            f"paspoort.md, paspoort: product '{'http://standaarden.overheid.nl/owms/terms/pasport'}' bestaat niet",
        ),
        (
            "products/a.toml",
            '["pasport"]\nsentence = "Ja."\n',
            "a.toml, pasport: dit product staat niet in de productenlijst (UPL)",
        ),
    ],
)
def test_a_file_that_is_not_right_is_refused_whole_with_the_place(
    leiden, folder, file, text, problem
):
    folder.write(file, text)
    with pytest.raises(FileProblem) as refused:
        folder.load()
    assert (str(refused.value), Item.objects.count(), Product.objects.count()) == (problem, 0, 0)


def test_news_and_links_are_read_once(leiden, folder):
    (folder.own / "news.toml").write_text(
        '[parkeren]\ntitle = "Parkeren"\ntext = "Tarief"\nkind = "werkinstructie"\n'
        'importance = "belangrijk"\nskills = ["Parkeren"]\nvalid_from = 2017-05-01\n'
    )
    (folder.own / "links.toml").write_text(
        '[Landelijk]\nlinks = [{ title = "RDW", url = "https://www.rdw.nl" }]\n'
    )
    folder.load()
    assert folder.load().endswith("1 berichten; 1 links")
