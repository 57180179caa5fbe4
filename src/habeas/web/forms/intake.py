"""The form that takes a report in: a file, pasted words, or an image with its typed transcript."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class ReportForm(forms.Form):
    """What came, and what the officer knows of it; whatever the report says of itself is read from it."""

    use_required_attribute = False

    words = forms.CharField(
        label=_("Paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "words"}),
    )
    file = forms.FileField(
        label=_("or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("Plain text, HTML, or an image with its transcript. One report a file, 5 MB at most."),
    )
    transcript = forms.CharField(
        label=_("Transcript of the image"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "words"}),
        help_text=_(
            "Only for an image or scan: type what it says, line by line. "
            "The picture is kept, the words are read."
        ),
    )
    published = forms.CharField(
        label=_("Published"),
        required=False,
        help_text=_("Such as 2026-11-23. “Sunday” and “last month” are counted from this day."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[
            ("", _("as the words show")),
            ("en", _("English")),
            ("ko", _("Korean")),
            ("zh", _("Chinese")),
        ],
    )
    publisher = forms.CharField(label=_("Publisher"), required=False, max_length=200)
    title = forms.CharField(label=_("Title"), required=False, max_length=300)

    @property
    def upload(self) -> "UploadedFile[bytes] | None":
        """Return the file that came, an empty one too; None without one."""
        return self.cleaned_data.get("file")
