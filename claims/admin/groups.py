"""Roles are groups, but who is in one changes only through the act that gives a role, so they have no page."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin

admin.site.unregister(GroupAdmin.__dict__.get("model"))
