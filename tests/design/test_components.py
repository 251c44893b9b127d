"""The components: what they promise to who writes a template, and to who reads the page."""

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from leidraad.design.forms import SampleForm
from leidraad.design.icons import UnknownIcon
from leidraad.design.templatetags.design import UnknownKind, is_current

NASTY = "<script>alert('x')</script>"
SAFE = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"


def rendered(template, **context):
    return Template(template).render(Context(context)).strip()


def test_a_button_says_what_happens_and_which_key_does_it():
    assert rendered('{% button "Contact afronden" kind="primary" key="F8" %}') == (
        '<button class="nl-button nl-button--primary" type="submit" data-shortcut="F8"'
        ' aria-keyshortcuts="F8"><span class="nl-button__label">Contact afronden</span>'
        '<kbd class="key" aria-hidden="true">F8</kbd></button>'
    )


def test_a_button_with_an_address_is_a_link():
    assert rendered('{% button "Naar de lijst" href=url %}', url="/lijst/?a=1&b=2") == (
        '<a class="nl-button nl-button--secondary" href="/lijst/?a=1&amp;b=2">'
        '<span class="nl-button__label">Naar de lijst</span></a>'
    )


def test_other_attributes_of_a_button_are_passed_on():
    html = rendered(
        '{% button "Weg" kind="danger" type="button" hx_post=url data_command=True disabled=no %}',
        url='/weg/?naam="x"',
        no=False,
    )
    assert html.startswith(
        '<button class="nl-button nl-button--secondary nl-button--negative" type="button"'
        ' hx-post="/weg/?naam=&quot;x&quot;" data-command>'
    )


@pytest.mark.parametrize(
    "template",
    [
        "{% button x %}",
        '{% alert kind="ok" title=x text=x %}',
        '{% alertblock kind="ok" title=x %}{{ x }}{% endalertblock %}',
        '{% badge x kind="late" %}',
        "{% key x %}",
        '{% crumbs x "/" x %}',
        "{% empty title=x text=x action_label=x action_url='/' %}",
        "{% facts pairs %}",
        "{% tabs items label=x %}",
        "{{ x|markdown }}",
        '{% icon "phone" x %}',
    ],
)
def test_nothing_that_people_type_becomes_part_of_the_page(template):
    html = rendered(template, x=NASTY, pairs=[(NASTY, NASTY)], items=[{"label": NASTY, "url": "/"}])
    assert "<script" not in html
    assert "&lt;script" in html


@pytest.mark.parametrize(
    "template",
    ['{% button "x" kind="blauw" %}', '{% alert kind="blauw" %}', '{% badge "x" kind="blauw" %}'],
)
def test_a_kind_that_does_not_exist_is_refused(template):
    with pytest.raises(UnknownKind, match="blauw"):
        rendered(template)


@pytest.mark.parametrize("name", ["bestaat-niet", "../forms", ""])
def test_an_icon_that_does_not_exist_is_refused(name):
    with pytest.raises(UnknownIcon):
        rendered("{% icon name %}", name=name)


def test_an_icon_is_decoration_unless_it_has_a_label():
    assert 'aria-hidden="true"' in rendered('{% icon "phone" %}')
    assert 'role="img" aria-label="Telefoon"' in rendered('{% icon "phone" "Telefoon" %}')


@pytest.mark.parametrize("kind", ["late", "due", "done", "info"])
def test_a_badge_has_a_word_and_a_shape(kind):
    html = rendered('{% badge "te laat" kind=kind %}', kind=kind)
    assert html.endswith("</svg>te laat</span>")


def test_an_alert_says_its_kind_to_who_cannot_see_it():
    assert '<span class="visually-hidden">Fout: </span>' in rendered(
        '{% alert kind="error" text="x" %}'
    )


def test_crumbs_end_with_this_page():
    html = rendered('{% crumbs "Begin" "/" "Kennisbank" "/kennis/" "Paspoort" %}')
    assert html.count("<a ") == 2
    assert '<span aria-current="page">Paspoort</span>' in html


def test_crumbs_with_a_lost_address_are_refused():
    with pytest.raises((ValueError, TemplateSyntaxError)):
        rendered('{% crumbs "Begin" "/" "Kennisbank" "Paspoort" %}')


def test_facts_that_we_do_not_have_are_a_dash():
    html = rendered("{% facts pairs %}", pairs=[("E-mail", None), ("Kinderen", 0)])
    assert html.count(">–</dd>") == 1
    assert ">0</dd>" in html


def test_the_tab_we_are_on_is_marked():
    items = [{"label": "Mijn", "url": "/?van=mij", "count": 1204}, {"label": "Alle", "url": "/"}]
    html = rendered('{% tabs items label="Lijst" current="/?van=mij" %}', items=items)
    assert html.count('aria-current="page"') == 1
    assert '<span class="count">1.204</span>' in html


def test_pages_of_a_list_keep_what_was_searched_for():
    request = RequestFactory().get("/", {"zoek": "fiets & slot", "bladzijde": "2"})
    page = Paginator(range(45), 20).get_page(2)
    html = rendered("{% batch page %}", page=page, request=request)
    assert 'rel="prev" href="?zoek=fiets+%26+slot&amp;bladzijde=1"' in html
    assert "21–40 van 45" in html


def test_a_short_list_has_no_pages():
    page = Paginator(range(5), 20).get_page(1)
    assert rendered("{% batch page %}", page=page) == ""


@pytest.mark.parametrize(
    ("url", "path", "current"),
    [
        ("/medewerkers/", "/medewerkers/", True),
        ("/medewerkers/", "/medewerkers/12/", True),
        ("/", "/medewerkers/", False),
        ("/", "/", True),
        ("/zaken/", "/medewerkers/", False),
    ],
)
def test_a_menu_entry_knows_whether_we_are_there(url, path, current):
    assert is_current(url, path) == current


@pytest.mark.parametrize(
    ("cookie", "attribute"), [("dark", ' data-theme="dark"'), ('"><script>', ""), ("", "")]
)
def test_only_light_and_dark_can_be_chosen(cookie, attribute):
    request = RequestFactory().get("/")
    request.COOKIES["weergave"] = cookie
    assert Template("{% appearance %}").render(Context({"request": request})) == attribute


# Fields


def field(name, data=None, extra=""):
    form = SampleForm(data)
    form.is_valid()
    return rendered("{% field f " + extra + " %}", f=form[name])


def test_a_field_has_a_label_and_a_hint_that_belong_to_it():
    html = field("name")
    assert '<label class="utrecht-form-label" for="id_name">Naam</label>' in html
    assert 'id="id_name-hint">Voornaam en achternaam</div>' in html
    assert 'aria-describedby="id_name-hint"' in html


def test_a_field_says_what_is_wrong_in_words_and_with_a_shape():
    html = field("name", {})
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert "</svg><span><span" in html
    assert "Dit veld is verplicht." in html


def test_what_was_typed_in_a_wrong_field_is_still_there():
    assert 'value="31-2-2027"' in field("day", {"day": "31-2-2027"})


def test_a_browser_never_cuts_a_long_text():
    html = field("note", {"note": "a" * 220})
    assert "maxlength" not in html
    assert 'data-limit="200"' in html
    assert "niet meer dan 200 tekens bevat (het zijn er nu 220)" in html
    assert "a" * 220 in html


def test_the_same_field_can_be_shown_twice():
    form = SampleForm()
    twice = rendered("{% field f %}|{% field f %}", f=form["note"]).split("|")
    assert twice[0].strip() == twice[1].strip()


def test_a_counter_stands_only_where_people_write_at_length():
    assert "data-counter" in field("note")
    assert "data-counter" not in field("name")


def test_choices_are_one_group_with_one_question():
    html = field("channel", {})
    assert html.count("<fieldset") == 1
    assert "Kanaal</legend>" in html
    assert html.count('type="radio"') == 3
    assert 'id="id_channel" aria-describedby="id_channel-error">' in html


def test_a_chosen_box_stays_chosen():
    html = field("topics", {"topics": ["parking"]})
    assert html.count("checked") == 1


def test_one_box_has_its_label_behind_it():
    html = field("may_call", {})
    assert html.index('type="checkbox"') < html.index("Wij mogen u terugbellen</label>")
    assert 'aria-describedby="id_may_call-error"' in html


def test_a_date_is_typed_and_shows_an_example():
    html = field("day")
    assert "Bijvoorbeeld 3-10-2027" in html
    assert 'inputmode="numeric"' in html


def test_a_field_that_may_stay_empty_says_so():
    assert "(niet verplicht)" in field("email")
    assert "(niet verplicht)" not in field("name")


def test_a_field_takes_attributes_hint_and_label_of_its_own():
    html = field(
        "name", extra='hint="Zoals in het paspoort" label="Wie" hx_get="/x/" autofocus=True'
    )
    assert "Zoals in het paspoort" in html
    assert ">Wie</label>" in html
    assert ' hx-get="/x/" autofocus' in html


class AnyForm(forms.Form):
    file = forms.FileField(label="Bijlage")
    token = forms.CharField(widget=forms.HiddenInput)
    many = forms.MultipleChoiceField(choices=[("a", "A")])


def test_a_hidden_field_shows_nothing():
    assert rendered("{% field f %}", f=AnyForm()["token"]) == (
        '<input type="hidden" name="token" id="id_token">'
    )


def test_a_file_is_asked_like_anything_else():
    html = rendered("{% field f %}", f=AnyForm()["file"])
    assert '<label class="utrecht-form-label" for="id_file">Bijlage</label>' in html


# The summary


def test_without_mistakes_there_is_no_summary():
    assert rendered("{% form_errors f %}", f=SampleForm()) == ""


def test_the_summary_leads_to_every_mistake():
    form = SampleForm({"name": "Fatima", "note": "hoi", "topics": ["parking"], "may_call": "on"})
    html = rendered("{% form_errors f %}", f=form)
    assert '<a href="#id_channel_0">Kanaal: Dit veld is verplicht.</a>' in html
    assert '<a href="#id_department">Afdeling: Dit veld is verplicht.</a>' in html
    assert "Er kloppen nog 2 dingen niet" in html
    assert 'tabindex="-1" data-errors' in html


def test_what_is_wrong_with_the_form_as_a_whole_comes_first():
    form = SampleForm({})
    form.add_error(None, "Deze combinatie kennen we niet.")
    html = rendered('{% form_errors f title="Inloggen lukt niet" %}', f=form)
    assert "<li>Deze combinatie kennen we niet.</li><li><a" in html
    assert "Inloggen lukt niet" in html
