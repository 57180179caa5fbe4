"""Every address of the desk."""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from habeas.web.views import accounts, inbox, intake, reading

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="inbox"), name="home"),
    path("sign-in/", accounts.SignIn.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(next_page="login"), name="logout"),
    path("language/", accounts.set_language, name="settings-language"),
    path("keys/", accounts.show_keys, name="keys"),
    path("inbox/", inbox.list_sources, name="inbox"),
    path("inbox/add/", intake.add_report, name="add"),
    path("reading/<str:source>/", reading.read_source, name="reading"),
    path("reading/<str:source>/decide/", reading.decide_suggestion, name="suggestion-decide"),
]
