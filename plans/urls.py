"""Addresses of a case's plan."""

app_name = "plans"
urlpatterns = []
