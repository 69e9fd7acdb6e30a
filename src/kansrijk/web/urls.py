"""Where every page lives. Dutch addresses; the English pages are the same under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from kansrijk.web.accounts.doors import Door, placed
from kansrijk.web.api.open_data import api

urlpatterns = [
    path("api/", placed(Door(is_public=True), api.urls)),
    *i18n_patterns(
        path("", include("kansrijk.web.accounts.signing_in.urls")),
        path("", include("kansrijk.web.desk.urls")),
        path("", include("kansrijk.web.accounts.urls")),
        path("privacy/", include("kansrijk.web.privacy.urls")),
        path("cijfers/", include("kansrijk.web.dashboards.urls")),
        path("hulp/", include("kansrijk.web.support.urls")),
        path("coalities/", include("kansrijk.web.coalitions.urls")),
        path("voorbeeld/hulp/", include("kansrijk.web.support.invented_urls")),
        path("voorbeeld/coalities/", include("kansrijk.web.coalitions.invented_urls")),
        path("voorbeeld/", include("kansrijk.web.dashboards.invented_urls")),
        prefix_default_language=False,
    ),
]

handler404 = "kansrijk.web.desk.views.about.not_found"
handler500 = "kansrijk.web.desk.views.about.server_error"
