"""Every address of the desk."""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from habeas.web.views import (
    accounts,
    chronology,
    decisions,
    figures,
    inbox,
    intake,
    reading,
    record,
    search,
    source,
)

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
    path("record/", record.list_entities, name="record"),
    path("record/<str:entity>/", record.show_entity, name="entity"),
    path("record/<str:entity>/values/<str:property>/", decisions.decide_value, name="value"),
    path("record/<str:entity>/same/", decisions.compare_entities, name="join"),
    path("decisions/<str:decision>/undo/", decisions.revert_decision, name="revert"),
    path("sources/<str:source>/", source.show_source, name="source"),
    path("sources/<str:source>/retract/", source.retract_source, name="retract"),
    path("sources/<str:source>/note/", source.note_source, name="source-note"),
    path("chronology/", chronology.list_chronology, name="chronology"),
    path("figures/", figures.list_figures, name="figures"),
    path("figures/<str:subject>/", figures.show_figure, name="figure"),
    path("search/", search.search_record, name="search"),
]
