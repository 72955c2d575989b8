"""Owns who lives in a world: roles, domains, accounts, users, projects."""

from dbcare.world.anchors import (
    ADMIN,
    CUSTOMER_DOMAIN,
    PROJECT,
    PROJECT_OWNER,
    REMOVED_DOMAIN,
    REMOVED_DOMAIN_OWNER,
    REMOVED_OWNER,
    ROOT_DOMAIN,
    SYSTEM,
    TENANT,
    Owner,
)
from dbcare.world.maker import DAY, Maker
from dbcare.world.rows_owned import Account, User

USER, ROOT_ADMIN, PROJECT_ACCOUNT = 0, 1, 5
BUILT = 900 * DAY
_ROLES = {
    1: ("Root Admin", "Admin"),
    2: ("Resource Admin", "ResourceAdmin"),
    3: ("Domain Admin", "DomainAdmin"),
    4: ("User", "User"),
}


def domain(maker: Maker, number: int, name: str, *, children: int = 0, removed: str | None = None) -> None:
    """Write a domain below ROOT, or ROOT itself."""
    root = number == ROOT_DOMAIN
    maker.put(
        "cloud.domain",
        id=number,
        uuid=maker.uuid("domain", number),
        parent=None if root else ROOT_DOMAIN,
        name=name,
        owner=ADMIN.account,
        path="/" if root else f"/{name}/",
        level=int(not root),
        child_count=children,
        next_child_seq=children + 1,
        state="Inactive" if removed else "Active",
        type="Normal",
        created=maker.ago(BUILT),
        removed=removed,
    )


def account(maker: Maker, owner: Owner, kind: int = USER, *, age: int = BUILT, removed: int | None = None) -> None:
    """Write an account, with its user unless it is a project's."""
    created, gone = maker.ago(age), None if removed is None else maker.ago(removed)
    uuid = maker.uuid("account", owner.account)
    role = 1 if kind == ROOT_ADMIN else 4
    state = "removed" if gone else "enabled"
    default = int(owner in (SYSTEM, ADMIN))
    maker.add(Account(owner.account, uuid, owner.name, kind, role, owner.domain, created, gone, state, 0, default))
    if kind != PROJECT_ACCOUNT:
        maker.add(User(owner.user, maker.uuid("user", owner.user), owner.name, owner.account, created, gone))


def residents(maker: Maker, children: int) -> None:
    """Write everyone that every world has; `children` counts the live domains below ROOT."""
    for number, (name, kind) in _ROLES.items():
        maker.put("cloud.roles", id=number, uuid=maker.uuid("role", number), name=name, role_type=kind, is_default=1)
    domain(maker, ROOT_DOMAIN, "ROOT", children=children)
    domain(maker, CUSTOMER_DOMAIN, "customers")
    domain(maker, REMOVED_DOMAIN, "former", removed=maker.ago(100 * DAY))
    account(maker, SYSTEM, ROOT_ADMIN)
    account(maker, ADMIN, ROOT_ADMIN)
    account(maker, TENANT)
    account(maker, REMOVED_OWNER, removed=120 * DAY)
    account(maker, REMOVED_DOMAIN_OWNER, removed=110 * DAY)
    account(maker, PROJECT_OWNER, PROJECT_ACCOUNT)
    _project(maker)


def _project(maker: Maker) -> None:
    maker.put(
        "cloud.projects",
        id=PROJECT,
        uuid=maker.uuid("project", PROJECT),
        name="apollo",
        display_text="apollo",
        project_account_id=PROJECT_OWNER.account,
        domain_id=CUSTOMER_DOMAIN,
        created=maker.ago(BUILT),
        state="Active",
    )
    maker.put(
        "cloud.project_account",
        account_id=TENANT.account,
        account_role="Admin",
        project_id=PROJECT,
        project_account_id=PROJECT_OWNER.account,
        created=maker.ago(BUILT),
    )
