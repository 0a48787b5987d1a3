"""What a page that shows a story says every few seconds: where its person is and what it shows."""

from django import forms


class HereForm(forms.Form):
    claim = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    since = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    at = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    seen = forms.CharField(required=False, max_length=20_000, strip=False)
    signing = forms.ChoiceField(required=False, choices=[(word, word) for word in ("signed", "lifted")])
    with_own = forms.BooleanField(required=False)
