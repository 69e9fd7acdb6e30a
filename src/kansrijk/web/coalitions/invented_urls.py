"""Addresses of the register of the invented country, apart from those of the real one."""

from django.urls import path

from kansrijk.web.coalitions.views import register

app_name = "invented_coalitions"
INVENTED = {"invented": True}

urlpatterns = [
    path("", register.register, INVENTED, name="home"),
    path("register.<str:format>", register.download, INVENTED, name="download"),
    path("gemeenten/<slug:code>/", register.municipality, INVENTED, name="municipality"),
    path("<slug:slug>/", register.coalition, INVENTED, name="coalition"),
]
