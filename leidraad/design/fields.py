"""How a field of a form is dressed: what its control must carry so that everyone can use it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms import BaseForm, BoundField
from django.forms.widgets import Input
from django.utils.safestring import SafeString

CONTROLS: list[tuple[type[forms.Widget], str]] = [
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.SelectMultiple, "utrecht-select utrecht-select--html-select"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (Input, "utrecht-textbox utrecht-textbox--html-input"),
]
DATE_EXAMPLE = "Bijvoorbeeld 3-10-2027"


@dataclass(frozen=True)
class DressedField:
    """One field, ready to be shown: `control` is its HTML."""

    bound: BoundField
    control: SafeString
    hint: str
    errors: list[str]
    kind: str  # "text", "check" (one box), "choices" (several boxes or buttons)
    limit: int | None  # most characters; the counter counts, the form refuses
    width: str
    label: str

    @property
    def hint_id(self) -> str:
        return f"{self.bound.auto_id}-hint"

    @property
    def error_id(self) -> str:
        return f"{self.bound.auto_id}-error"

    @property
    def counter_id(self) -> str:
        return f"{self.bound.auto_id}-counter"

    @property
    def is_optional(self) -> bool:
        return not self.bound.field.required and self.kind != "check"


def dress(
    bound: BoundField, *, hint: str = "", label: str = "", width: str = "", **attrs: object
) -> DressedField:
    """Give a field its classes, its hint, its error and their connection for screen readers.

    `maxlength` is taken off the control: a browser would cut a pasted text in silence. The counter
    warns, and the form refuses what is too long, with its length.
    """
    widget = bound.field.widget
    kind = _kind(widget)
    hint = hint or str(bound.help_text or "") or _example(widget)
    errors = [str(error) for error in bound.errors]
    limit = _take_limit(widget)
    dressed = DressedField(
        bound, SafeString(""), hint, errors, kind, limit, width, label or str(bound.label or "")
    )
    control = bound.as_widget(attrs=_attributes(dressed, widget) | _extra(attrs))
    return DressedField(bound, control, hint, errors, kind, limit, width, dressed.label)


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "choices" if widget.use_fieldset else "text"


def _example(widget: forms.Widget) -> str:
    is_date = isinstance(widget, forms.DateInput) and widget.input_type == "text"
    return DATE_EXAMPLE if is_date else ""


def _take_limit(widget: forms.Widget) -> int | None:
    """The limit, once read, waits on the widget: a page may show the same form twice."""
    taken = widget.attrs.pop("maxlength", None)
    if taken is not None:
        widget.attrs["data-limit"] = str(taken)
    limit = widget.attrs.get("data-limit")
    return int(limit) if limit else None


def _attributes(field: DressedField, widget: forms.Widget) -> dict[str, str | bool]:
    described = [
        *([field.hint_id] if field.hint else []),
        *([field.error_id] if field.errors else []),
        *([field.counter_id] if shows_counter(field) else []),
    ]
    attributes: dict[str, str | bool] = {}
    # A group of choices is described by its fieldset; each of its boxes need not repeat it.
    if described and field.kind != "choices":
        attributes["aria-describedby"] = " ".join(described)
    if field.errors and field.kind != "choices":
        attributes["aria-invalid"] = "true"
    if field.kind == "text" and not widget.is_hidden:
        attributes["class"] = " ".join(filter(None, [_class(widget), widget.attrs.get("class")]))
    if isinstance(widget, forms.DateInput) and widget.input_type == "text":
        attributes |= {"inputmode": "numeric", "autocomplete": "off"}
    return attributes


def shows_counter(field: DressedField) -> bool:
    """Only where people write at length: a counter at a postcode is noise."""
    return field.limit is not None and isinstance(field.bound.field.widget, forms.Textarea)


def _class(widget: forms.Widget) -> str:
    return next((classes for kind, classes in CONTROLS if isinstance(widget, kind)), "")


def _extra(attrs: dict[str, object]) -> dict[str, str | bool]:
    """True stands alone; None and False are left out."""
    return {
        name.replace("_", "-"): True if value is True else str(value)
        for name, value in attrs.items()
        if value is not None and value is not False
    }


@dataclass(frozen=True)
class Mistake:
    """One line of the summary above a form: what is wrong, and the control it is about."""

    text: str
    target: str


def mistakes_in(form: BaseForm) -> Iterator[Mistake]:
    """First what is wrong with the form as a whole, then field by field, in the order of the page."""
    for text in form.non_field_errors():
        yield Mistake(str(text), "")
    for bound in form:
        for text in bound.errors:
            yield Mistake(f"{bound.label}: {text}", _first_control(bound))


def _first_control(bound: BoundField) -> str:
    first = f"{bound.auto_id}_0" if bound.field.widget.use_fieldset else bound.id_for_label
    return "" if bound.is_hidden else str(first)
