"""Groups hold the roles; they have no page, for only an act gives or takes a role."""

from django.contrib import admin
from django.contrib.auth.admin import Group  # from there, because that module registers it

admin.site.unregister(Group)
