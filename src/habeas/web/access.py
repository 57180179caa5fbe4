"""Who is asking: every view of the desk is for members, and asks `protection.access` what she may see."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from habeas.protection.access import Viewer, may_see
from habeas.vocabulary.level import Level
from habeas.web.models import User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who asks, with her roles and the highest level that she is cleared for.

    Nobody signed in is an outsider, who sees what is public.
    """
    known = getattr(request, "viewer", None)
    if isinstance(known, Viewer):
        return known
    viewer = _find_viewer(request.user)
    setattr(request, "viewer", viewer)  # noqa: B010 (asked once a request; HttpRequest has no such field)
    return viewer


def _find_viewer(user: object) -> Viewer:
    if not isinstance(user, User) or not user.is_active:
        return Viewer(name="", roles=frozenset(), clearance=Level.PUBLIC)
    roles = frozenset(user.groups.values_list("name", flat=True))
    return Viewer(name=user.username, roles=roles, clearance=Level.CONFIDENTIAL)


def for_members(view: View[P]) -> View[P]:
    """Let members in, and send everybody else to the page that asks for the password."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not viewer_of(request).name:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def for_readers(view: View[P]) -> View[P]:
    """Let in those who may see whole reports, which hold whatever a source said of anyone."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_see(viewer_of(request), Level.CONFIDENTIAL):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return for_members(guarded)
