"""Addresses of the help in the invented country, apart from those of the real one."""

from django.urls import path

from kansrijk.web.support.views import directory, finder, parents, remarks

app_name = "invented_support"
INVENTED = {"invented": True}

urlpatterns = [
    path("", finder.home, INVENTED, name="home"),
    path("advies/", finder.advice, INVENTED, name="advice"),
    path("ouders/", parents.choose, INVENTED, name="parents_choose"),
    path("ouders/<str:code>/", parents.parents, INVENTED, name="parents"),
    path("ouders/<str:code>/a4/", parents.parents_a4, INVENTED, name="parents_a4"),
    path("kaart/", directory.directory, INVENTED, name="directory"),
    path("gat-melden/", remarks.gap, INVENTED, name="gap"),
    path("klopt-niet/hulp/<slug:key>/", remarks.remark_row, INVENTED, name="remark_row"),
    path("klopt-niet/<slug:code>/<slug:offer>/", remarks.remark, INVENTED, name="remark"),
]
