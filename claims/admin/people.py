"""People: add them, change them, give them a role, make them a sign-in link."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from claims.actions import people
from claims.admin.base import address_of, listing
from claims.admin.writable import REFUSALS, ActForm, Writable, reasons_of
from claims.models import Assignment, Event, SignInLink, User, Verdict
from claims.vocabulary import Role, choices

NO_ROLE = ("", "No role: sees no story")


class RoleFilter(admin.SimpleListFilter):
    title = parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [*choices(Role), ("none", "No role")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        if self.value() == "none":
            return queryset.filter(role_name__isnull=True)
        return queryset.filter(role_name=self.value()) if self.value() else queryset


class PersonForm(ActForm):
    role = forms.ChoiceField(choices=choices(Role), initial=Role.REVIEWER.value)
    email = forms.EmailField(label="E-mail", required=False, max_length=254)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["is_active"].label = "Can sign in"
            self.fields["is_active"].help_text = "Switch it off instead of deleting: what they did stays."
            self.fields["role"].required = False
            self.fields["role"].choices = [NO_ROLE, *choices(Role)]
            self.initial["role"] = self.instance.role or ""

    @property
    def role_chosen(self) -> Role | None:
        return Role(self.cleaned_data["role"]) if self.cleaned_data["role"] else None


@admin.register(User)
class PersonAdmin(Writable):
    section = "Newsroom"
    form = PersonForm
    list_display = ("username", "name", "role_word", "is_active", "email", "last_login")
    list_filter = (RoleFilter, "is_active")
    search_fields = ("username", "name", "email")
    ordering = ("username",)

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return self.has_view_permission(request)

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        if obj is None:
            return ("username", "name", "email", "role")
        return ("user_name", "name", "email", "role", "is_active", "last_login", "date_joined", "public_id")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Exports and events call people by their user name, so it stays."""
        return ("user_name", "last_login", "date_joined", "public_id") if obj else ()

    def act(self, actor: User, row: User, form: PersonForm, *, change: bool) -> None:
        if change:
            people.change_person(actor=actor, person=row, role=form.role_chosen)
            return
        about = {"username": row.username, "name": row.name, "email": row.email}
        row.pk = people.add_person(actor=actor, role=form.role_chosen, **about).pk

    def response_post_save_add(self, request: HttpRequest, obj: User) -> HttpResponse:
        """To their own page, where the button for a sign-in link is."""
        return redirect(address_of(obj))

    def links(self, row: User) -> list[tuple[str, str]]:
        return [
            ("Stories they have", listing(Assignment, reviewer__id__exact=row.pk, version="current")),
            ("Marks they gave", listing(Verdict, reviewer__id__exact=row.pk)),
            ("What they did", listing(Event, actor__id__exact=row.pk)),
            ("Sign-in links", listing(SignInLink, person__id__exact=row.pk)),
            ("History", listing(Event, subject=f"user:{row.public_id}")),
        ]

    def buttons(self, row: User) -> list[tuple[str, str]]:
        return [("Make a sign-in link", reverse("admin:claims_user_sign_in_link", args=[row.pk]))]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.sign_in_link)
        return [
            path("<int:person_id>/sign-in-link/", view, name="claims_user_sign_in_link"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def sign_in_link(self, request: HttpRequest, person_id: int) -> HttpResponse:
        person = get_object_or_404(User, pk=person_id)
        try:
            token = people.make_sign_in_link(actor=request.user, person=person)
        except REFUSALS as refusal:
            messages.error(request, " ".join(reasons_of(refusal)))
        else:
            address = settings.BASE_URL + reverse("link", args=[token])
            words = (
                "Send {} this link. It is shown only now, works once, and runs out in a day: <code>{}</code>"
            )
            messages.success(request, format_html(words, person, address))
        return redirect(address_of(person))

    @admin.display(description="user name")
    def user_name(self, row: User) -> str:
        return row.username

    @admin.display(description="role", ordering="role_name")
    def role_word(self, row: User) -> str:
        return row.role.label if row.role else "–"
