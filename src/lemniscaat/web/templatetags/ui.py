"""Form fields as our pages show them: plain Django widgets, given the classes of the stylesheet."""

from typing import NamedTuple

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()

SHORT = (forms.DateInput, forms.DateTimeInput, forms.TimeInput, forms.NumberInput)


class Choice(NamedTuple):
    """One radio button or tick box, with its words beside it."""

    tag: SafeString
    anchor: str
    label: str
    hint: str


@register.filter
def kind(field: BoundField) -> str:
    """How a field is laid out: hidden, choices, checkbox or single."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect):  # tick boxes for several choices are one too
        return "choices"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "single"


@register.filter
def anchor(field: BoundField) -> str:
    """The id of the first thing in a field that can have the focus."""
    return f"{field.auto_id}_0" if kind(field) == "choices" else field.id_for_label


@register.simple_tag(name="input")
def input_tag(field: BoundField) -> SafeString:
    """The input itself, with its class and with the ids of what explains it."""
    widget = field.field.widget
    attrs: dict[str, str | bool] = {}
    if kind(field) == "single":
        extra = "input input-short" if isinstance(widget, SHORT) else "input"
        attrs["class"] = f"{extra} {widget.attrs.get('class', '')}".rstrip()
    if explained_by := field.aria_describedby:
        attrs["aria-describedby"] = explained_by
    return field.as_widget(attrs=attrs)


@register.simple_tag
def choices(field: BoundField) -> list[Choice]:
    """The choices of a field; a `hints` dictionary on the field explains them, by value."""
    hints = getattr(field.field, "hints", {})
    return [
        Choice(
            option.tag(),
            option.id_for_label,
            option.choice_label,
            hints.get(str(option.data["value"]), ""),
        )
        for option in field.subwidgets
    ]
