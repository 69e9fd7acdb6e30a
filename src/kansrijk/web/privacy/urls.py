"""Addresses of what we say about the personal data that we keep."""

from django.urls import path

from kansrijk.web.privacy import views

app_name = "privacy"

urlpatterns = [
    path("", views.statement, name="statement"),
    path("register/", views.register, name="register"),
    path("register/verwerkingsregister.<str:form>", views.download, name="register_file"),
    path("dpia/", views.dpia, name="dpia"),
]
