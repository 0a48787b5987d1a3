"""Signing in: by password, or by a link that works once."""

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.access import person_for_link
from claims.actions import people
from claims.forms.people import SetPasswordForm, SignInForm
from claims.views import throttle
from claims.views.htmx import wanted

BACKEND = "django.contrib.auth.backends.ModelBackend"
WRONG = "That name and password do not go together. Try again, or ask an admin for a sign-in link."
SLOW_DOWN = "Too many wrong tries. Wait 15 minutes, or ask an admin for a sign-in link."
LINK_OVER = "This link was used already or has run out. Ask an admin for a new one."


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        username = form.cleaned_data["username"]
        if throttle.too_many_tries(request, username):
            form.add_error(None, SLOW_DOWN)
            status = 429
        elif person := authenticate(request, **form.cleaned_data):
            throttle.forget_wrong_tries(request, username)
            login(request, person)
            return redirect(wanted(request))
        else:
            throttle.count_wrong_try(request, username)
            form.add_error(None, WRONG)
    response = render(request, "people/sign_in.html", {"form": form, "next": wanted(request)}, status=status)
    if status == 429:
        response["Retry-After"] = str(throttle.WINDOW)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("sign-in")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it only shows a button: mail programs open links, and it works once."""
    person = person_for_link(token)
    if request.method == "POST" and person and (person := people.use_sign_in_link(token)):
        login(request, person, backend=BACKEND)
        return redirect("welcome")
    context = {"person": person, "token": token, "problem": "" if person else LINK_OVER}
    return render(request, "people/link.html", context, status=200 if person else 410)


@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "people/welcome.html")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request: HttpRequest) -> HttpResponse:
    form = SetPasswordForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        people.set_password(person=request.user, password=form.cleaned_data["password"])
        update_session_auth_hash(request, request.user)
        messages.success(request, "Your password is set. Other windows you were signed in to are signed out.")
        return redirect("queue")
    return render(request, "people/set_password.html", {"form": form}, status=422 if form.errors else 200)
