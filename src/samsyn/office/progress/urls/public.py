"""Public addresses under /progress/: read by anybody, without signing in."""

from django.urls import path

from samsyn.office.progress.views import files, public

app_name = "public"
urlpatterns = [
    path("", public.sites, name="sites"),
    path("accessibility/", public.accessibility, name="accessibility"),
    path("<slug:key>/", public.site, name="site"),
    path("<slug:key>/feed/", public.feed, name="feed"),
    path("<slug:key>/<int:number>/", public.report, name="report"),
    path("<slug:key>/<int:number>/<int:revision>/", public.revision, name="revision"),
    path("<slug:key>/<int:number>/<int:revision>/<slug:kind>/", files.file, name="file"),
]
