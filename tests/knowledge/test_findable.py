"""What of the knowledge can be found, with its two faces."""

from leidraad.knowledge import actions
from leidraad.knowledge.findable import answers, articles, products
from tests.knowledge.library import article, words


def test_every_product_can_be_found_in_two_languages(everything_loaded):
    found = list(products(None))
    assert [sum(one.language == language for one in found) for language in ("nl", "en")] == [
        470,
        470,
    ]


def test_every_answer_can_be_found_by_the_key_of_its_source(everything_loaded):
    targets = {target for one in answers(None) for target in one.targets}
    assert (len(targets), {target[:4] for target in targets}) == (175, {"vac:"})


def test_an_article_answers_for_its_product(leiden, folder):
    folder.load()
    dutch, english = articles(None)
    uri = "http://standaarden.overheid.nl/owms/terms/paspoort"
    assert (dutch.answers, dutch.targets) == (uri, (uri, "article:paspoort"))
    assert (dutch.keywords, english.title) == (("reisdocument", "pas"), "Applying for a passport")


def test_the_internal_note_is_found_without_its_markup(leiden):
    article(leiden, note="**Ga na:**\n\n- Is het *spoed*?\n- Waar woont u?")
    [document] = articles(None)
    assert document.internal == "Ga na:\nIs het spoed?\nWaar woont u?"


def test_the_internal_note_is_kept_apart_from_the_words_for_everyone(leiden):
    article(leiden, note="Geheim.")
    [document] = articles(None)
    assert document.internal == "Geheim."
    assert "Geheim" not in " ".join((document.title, document.text, *document.keywords))


def test_a_draft_cannot_be_found(leiden):
    item = article(leiden)
    actions.save_draft(
        item, words("Nieuw."), "", based_on=1, by=leiden.marijke, at=item.publication.at
    )
    assert [one.text for one in articles([item.slug])] == ["Bel ons."]


def test_a_withdrawn_item_leaves_the_search(leiden):
    item = article(leiden)
    actions.withdraw(item, "Oud.", by=leiden.marijke)
    assert list(articles([item.slug])) == []
