"""Signing in and out, the language of the pages, and the keys."""

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from habeas.web.access import for_members
from habeas.web.keys import COOKIE
from habeas.web.models import User

YEAR = 365 * 24 * 3600


class SignIn(LoginView):
    """The first page: a name and a password, and afterwards the pages in her language."""

    template_name = "accounts/login.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        user = form.get_user()
        if settings.LANGUAGE_COOKIE_NAME in self.request.COOKIES:
            return response
        if isinstance(user, User) and user.language != settings.LANGUAGE_CODE:
            keep_cookie(response, settings.LANGUAGE_COOKIE_NAME, user.language)
        return response


def keep_cookie(response: HttpResponse, name: str, value: str) -> None:
    """Set a cookie of this site for a year; it says how pages look, never who she is."""
    response.set_cookie(name, value, max_age=YEAR, samesite="Strict", httponly=True)


def go_back(request: HttpRequest) -> HttpResponseRedirect:
    """Return to the page that the form was on, if it is one of ours."""
    address = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        address = "/"
    return HttpResponseRedirect(address)


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Change the language of the pages, for this browser and for the member who is signed in."""
    response = go_back(request)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        keep_cookie(response, settings.LANGUAGE_COOKIE_NAME, language)
        if isinstance(request.user, User) and request.user.language != language:
            User.objects.filter(pk=request.user.pk).update(language=language)
    return response


@for_members
def show_keys(request: HttpRequest) -> HttpResponse:
    """Show the sheet of keys as a page, and switch keys on or off."""
    if request.method != "POST":
        return render(request, "accounts/keys.html")
    response = go_back(request)
    keep_cookie(response, COOKIE, "off" if request.POST.get("keys") == "off" else "on")
    return response
