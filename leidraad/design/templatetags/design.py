"""The components of the house, for use in every template without loading.

Attributes that are not named below go to the HTML element as they are, with a dash for every
underscore: `{% button "Bewaren" kind="primary" hx_post=url data_command=True %}`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import HttpRequest, QueryDict
from django.template import Context, loader
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from leidraad.design import fields, icons, notation, prose

register = template.Library()

register.filter(notation.number)
register.filter(notation.percent)
register.filter(notation.euro)
register.filter(notation.day)
register.filter(notation.moment)
register.filter(notation.clock)
register.filter(notation.duration)
register.filter(notation.because)
register.filter(prose.markdown)
register.simple_tag(icons.icon)

BUTTONS = {
    "primary": "nl-button--primary",
    "secondary": "nl-button--secondary",
    "subtle": "nl-button--subtle",
    "danger": "nl-button--secondary nl-button--negative",
}
ALERTS = {
    "info": ("info-circle", "Let op"),
    "ok": ("circle-check", "Gelukt"),
    "warning": ("alert-triangle", "Waarschuwing"),
    "error": ("circle-x", "Fout"),
}
BADGES = {
    "late": "alert-triangle",
    "due": "clock",
    "done": "check",
    "info": "info-circle",
    "neutral": "",
}


class UnknownKind(ValueError):
    def __init__(self, component: str, kind: str, known: Iterable[str]) -> None:
        super().__init__(f"{component} has no kind {kind!r}; choose from {', '.join(known)}.")


def _known(component: str, kind: str, kinds: dict[str, Any]) -> Any:
    try:
        return kinds[kind]
    except KeyError:
        raise UnknownKind(component, kind, kinds) from None


def _attributes(attrs: dict[str, object]) -> SafeString:
    """`hx_post="/x/"` -> ` hx-post="/x/"`; True stands alone; None, False and "" are left out."""
    named = [(name.replace("_", "-").strip("-"), value) for name, value in attrs.items()]
    return format_html_join(
        "",
        "{}",
        (
            (format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value),)
            for name, value in named
            if value is True or (value is not None and value is not False and value != "")
        ),
    )


@register.inclusion_tag("design/components/button.html")
def button(
    text: str,
    kind: str = "secondary",
    key: str = "",
    type: str = "submit",
    name: str = "",
    value: object = "",
    href: str = "",
    icon: str = "",
    **attrs: object,
) -> dict[str, object]:
    """A button that says what happens; a link that looks like one when it has `href`.

    kind: primary (one per screen), secondary, subtle, danger. key: the key that presses it ("F8",
    "Alt+N"), shown beside it. icon: a name of `icon`. Everything else becomes an attribute.
    """
    own = {"href": href} if href else {"type": type, "name": name, "value": value}
    if key:
        own |= {"data_shortcut": key, "aria_keyshortcuts": key.replace("Ctrl", "Control")}
    return {
        "text": text,
        "classes": _known("button", kind, BUTTONS),
        "extra_class": attrs.pop("class", ""),
        "key": key,
        "icon": icon,
        "is_link": bool(href),
        "attributes": _attributes(own | attrs),
    }


@register.inclusion_tag("design/components/field.html")
def field(
    bound: BoundField, hint: str = "", label: str = "", width: str = "", **attrs: object
) -> dict[str, object]:
    """A field of a form with its label, hint, error and control: `{% field form.name hint="…" %}`.

    Works for text, long text, choices, boxes, dates and files. width: "short" or "wide". Everything
    else becomes an attribute of the control: `hx_get=url`, `autofocus=True`, `placeholder="…"`.
    """
    dressed = fields.dress(bound, hint=hint, label=label, width=width, **attrs)
    return {"field": dressed, "bound": bound, "shows_counter": fields.shows_counter(dressed)}


@register.inclusion_tag("design/components/form_errors.html")
def form_errors(form: BaseForm, title: str = "") -> dict[str, object]:
    """The summary of what is wrong, above the form; it takes the focus, each line leads to its field."""
    mistakes = list(fields.mistakes_in(form)) if form.is_bound else []
    return {"mistakes": mistakes, "title": title}


def _alert(kind: str, title: str, text: object, role: str) -> dict[str, object]:
    shape, word = _known("alert", kind, ALERTS)
    return {"kind": kind, "icon": shape, "word": word, "title": title, "text": text, "role": role}


@register.inclusion_tag("design/components/alert.html")
def alert(
    kind: str = "info", title: str = "", text: object = "", role: str = ""
) -> dict[str, object]:
    """Something to know: info, ok, warning or error. role: "status" or "alert" to have it read aloud."""
    return _alert(kind, title, text, role)


@register.simple_block_tag(end_name="endalertblock")
def alertblock(content: str, kind: str = "info", title: str = "", role: str = "") -> str:
    """The same around HTML of your own: `{% alertblock kind="warning" %}…{% endalertblock %}`."""
    return loader.render_to_string(
        "design/components/alert.html", _alert(kind, title, content, role)
    )


@register.inclusion_tag("design/components/badge.html")
def badge(text: object, kind: str = "neutral") -> dict[str, object]:
    """A state in a word, with a shape: late, due, done, info or neutral."""
    return {"text": text, "kind": kind, "icon": _known("badge", kind, BADGES)}


@register.simple_tag
def key(name: str) -> SafeString:
    """A key of the keyboard: `{% key "F8" %}`."""
    return format_html('<kbd class="key">{}</kbd>', name)


@register.inclusion_tag("design/components/crumbs.html")
def crumbs(*labels_and_urls: str) -> dict[str, object]:
    """Where we are: `{% crumbs "Kennisbank" url "Paspoort" %}`; the last label is this page."""
    *before, here = labels_and_urls
    return {"links": list(zip(before[::2], before[1::2], strict=True)), "here": here}


@register.inclusion_tag("design/components/batch.html", takes_context=True)
def batch(
    context: Context, page: Page[Any], label: str = "Bladzijden", param: str = "bladzijde"
) -> dict[str, object]:
    """Links to the other parts of a long list; keeps what was searched for."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query.pop(param, None)
    rest = query.urlencode()
    return {
        "page": page,
        "label": label,
        "start": f"?{rest}&{param}=" if rest else f"?{param}=",
        "numbers": list(page.paginator.get_elided_page_range(page.number, on_each_side=2)),
        "gap": page.paginator.ELLIPSIS,
    }


@register.inclusion_tag("design/components/facts.html")
def facts(pairs: Iterable[Sequence[object]]) -> dict[str, object]:
    """What we know, as (name, value) pairs; an empty value is a dash."""
    return {"pairs": list(pairs)}


@register.inclusion_tag("design/components/empty.html")
def empty(
    title: str, text: str = "", action_label: str = "", action_url: str = ""
) -> dict[str, object]:
    """An empty screen: what will come here, and the first step."""
    return {"title": title, "text": text, "action_label": action_label, "action_url": action_url}


@register.inclusion_tag("design/components/tabs.html")
def tabs(items: Iterable[object], label: str, current: str = "") -> dict[str, object]:
    """Views of one subject. items: objects or dicts with `label`, `url` and perhaps `count`.

    The one whose url or label is `current` is marked.
    """
    return {"items": list(items), "label": label, "current": current}


@register.filter
def is_current(url: str, path: str) -> bool:
    """Whether a menu entry leads to the page we are on, or to a page above it."""
    return path == url or (url != "/" and path.startswith(url))


@register.simple_tag(takes_context=True)
def appearance(context: Context) -> SafeString:
    """Light or dark as the person chose; without a choice the system decides."""
    request: HttpRequest | None = context.get("request")
    chosen = request.COOKIES.get("weergave") if request else None
    return (
        format_html(' data-theme="{}"', chosen) if chosen in {"light", "dark"} else SafeString("")
    )
