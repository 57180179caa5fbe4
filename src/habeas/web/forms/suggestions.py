"""The forms that correct a suggestion's value, one for each kind; the words of the source never change."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from habeas.vocabulary.edtf import DateRefusedError, parse_edtf
from habeas.vocabulary.gazetteer import find
from habeas.vocabulary.schema import load_vocabulary
from habeas.web import wording

Value = dict[str, Any]


class ValueForm(forms.Form):
    """A value as fields. `value(old)` returns the corrected value, keeping keys that no field shows."""

    use_required_attribute = False

    def value(self, old: Mapping[str, Any]) -> Value:
        return {**old, **self.cleaned_data}


class DateForm(ValueForm):
    edtf = forms.CharField(
        label=_("Date"),
        help_text=_(
            "2021-07 for a month, 1999 for a year, ../2022-02-22 for “until”, 1994~/1996~ for “about”."
        ),
    )

    def clean_edtf(self) -> str:
        edtf = str(self.cleaned_data["edtf"]).strip()
        try:
            return parse_edtf(edtf).text
        except DateRefusedError as problem:
            raise ValidationError(wording.say_message(problem.problem)) from problem


class FigureForm(ValueForm):
    qualifier = forms.ChoiceField(
        label=_("Said as"), choices=lambda: wording.list_terms(load_vocabulary().qualifiers)
    )
    min = forms.IntegerField(label=_("At least"), required=False, min_value=0)
    max = forms.IntegerField(label=_("At most"), required=False, min_value=0)
    unit = forms.ChoiceField(label=_("Unit"), choices=lambda: wording.list_terms(load_vocabulary().units))
    population = forms.CharField(label=_("Of whom"), required=False)

    def clean(self) -> Value:
        cleaned = super().clean() or {}
        low, high = cleaned.get("min"), cleaned.get("max")
        if low is None and high is None:
            raise ValidationError(_("Give at least one number; an end that nobody stated stays empty."))
        if low is not None and high is not None and low > high:
            raise ValidationError(_("The lower number is above the upper one."))
        return cleaned


PRECISIONS = {
    "country": _("country"),
    "region": _("region"),
    "town": _("town"),
    "facility": _("facility"),
    "site": _("site"),
}


class PlaceForm(ValueForm):
    name = forms.CharField(label=_("Name"))
    country = forms.RegexField(
        r"^[A-Z]{2}$", label=_("Country"), help_text=_("Two letters, ISO 3166: CN, KP, KR, US.")
    )
    precision = forms.ChoiceField(label=_("Precision"), choices=lambda: list(PRECISIONS.items()))

    def value(self, old: Mapping[str, Any]) -> Value:
        changed = super().value(old)
        if any(changed.get(key) != old.get(key) for key in ("name", "country")):
            return {**changed, **find_place(changed["name"], changed["country"], changed["precision"])}
        return changed


def find_place(name: str, country: str, precision: str) -> Value:
    """Return what the gazetteer knows of a place of this name in this country; its id is None for none.

    Of several the one of the precision that was said is meant; where none or several have it, nobody
    knows which, and the place keeps its name alone.
    """
    found = [each for each in find(name) if each.country == country]
    alike = [each for each in found if each.precision == precision] or found
    if len(alike) != 1:
        return {"id": None}
    return {"id": alike[0].id, "precision": alike[0].precision}


class PersonForm(ValueForm):
    name = forms.CharField(label=_("Name"))
    role = forms.CharField(label=_("Role"), required=False)


class OrganisationForm(ValueForm):
    name = forms.CharField(label=_("Name"))


class PopulationForm(ValueForm):
    label = forms.CharField(label=_("Who they are"))


class ActForm(ValueForm):
    type = forms.ChoiceField(label=_("Act"), choices=lambda: wording.list_terms(load_vocabulary().acts))
    modality = forms.ChoiceField(
        label=_("Said as"), choices=lambda: wording.list_terms(load_vocabulary().modalities)
    )


class AttributionForm(ValueForm):
    speaker = forms.CharField(label=_("Who speaks"), required=False, help_text=_("Empty: unnamed."))
    to = forms.CharField(label=_("To whom"), required=False)

    def value(self, old: Mapping[str, Any]) -> Value:
        changed = super().value(old)
        return {**changed, "speaker": changed["speaker"] or "anon", "to": changed["to"] or None}


class InstrumentForm(ValueForm):
    id = forms.ChoiceField(
        label=_("Treaty or rule"), choices=lambda: wording.list_terms(load_vocabulary().instruments)
    )


class ScheduleForm(ValueForm):
    freq = forms.ChoiceField(label=_("How often"), choices=lambda: list(wording.FREQUENCIES.items()))
    by_day = forms.CharField(label=_("Days"), required=False, help_text=_("MO,TU,WE,TH,FR,SA,SU"))
    start_time = forms.CharField(label=_("Begins at"), required=False, help_text=_("13:00"))
    duration = forms.CharField(label=_("Lasts"), required=False, help_text=_("PT2H for two hours"))
    place = forms.CharField(label=_("Place"), required=False)
    until = forms.CharField(label=_("Until"), required=False, help_text=_("2022-02-22"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, initial: Mapping[str, Any]) -> None:
        given = dict(initial)
        for key in ("by_day", "start_time"):
            if isinstance(given.get(key), list):
                given[key] = ",".join(given[key])
        given["freq"] = str(given.get("freq") or "").upper()
        super().__init__(data, initial=given)

    def clean_by_day(self) -> list[str]:
        days = [day.strip().upper() for day in str(self.cleaned_data["by_day"]).split(",") if day.strip()]
        if set(days) - set(wording.DAYS):
            raise ValidationError(_("Days are written MO,TU,WE,TH,FR,SA,SU."))
        return days

    def value(self, old: Mapping[str, Any]) -> Value:
        changed = super().value(old)
        starts = [start.strip() for start in changed["start_time"].split(",") if start.strip()]
        once = starts[0] if len(starts) == 1 else starts or None
        return {
            **changed,
            "freq": changed["freq"].lower(),
            "start_time": once,
            "duration": changed["duration"] or None,
            "until": changed["until"] or None,
        }


FORMS: Mapping[str, type[ValueForm]] = {
    "date": DateForm,
    "figure": FigureForm,
    "place": PlaceForm,
    "person": PersonForm,
    "organisation": OrganisationForm,
    "population": PopulationForm,
    "act": ActForm,
    "attribution": AttributionForm,
    "instrument": InstrumentForm,
    "schedule": ScheduleForm,
}


def form_for(
    kind: str, *, data: Mapping[str, Any] | None = None, initial: Mapping[str, Any] | None = None
) -> ValueForm:
    """Return the form for a suggestion's kind; a group's is that of an organisation or a population."""
    if kind == "group":
        kind = "organisation" if (initial or {}).get("type") == "organisation" else "population"
    return FORMS[kind](data, initial=dict(initial or {}))
