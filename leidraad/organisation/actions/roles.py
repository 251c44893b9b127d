from django.contrib.auth.models import Group, Permission

from leidraad.history.deed import deed
from leidraad.organisation.roles import ROLES


@deed
def grant_roles() -> None:
    """Give every role exactly the permissions that `roles.py` says: no more, no less."""
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.slug)
        group.permissions.set([known[name] for name in role.may])
