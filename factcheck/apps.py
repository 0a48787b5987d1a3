"""Puts our own admin site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    default_site = "factcheck.site.Site"
