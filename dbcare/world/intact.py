"""Owns what a network must have about it, members included, to count as untouched by the faults of others."""

_ROUTERS = """(SELECT COUNT(*) FROM router_network_ref r JOIN vm_instance v ON v.id = r.router_id
  WHERE r.network_id = n.id AND v.removed IS NULL)"""
_ROUTER_NICS = """(SELECT COUNT(*) FROM domain_router r JOIN nics i ON i.instance_id = r.id AND i.removed IS NULL
  WHERE i.network_id = n.id)"""
_HAS_ITS_OWN = "n.guest_type = 'Isolated' AND n.state = 'Implemented' AND n.vpc_id IS NULL"

INTACT = f"""(SELECT COUNT(*) FROM account_network_ref r WHERE r.network_id = n.id AND r.is_owner = 1) = 1
  AND (SELECT COUNT(*) FROM ntwk_service_map s WHERE s.network_id = n.id)
    = (SELECT COUNT(*) FROM ntwk_offering_service_map s WHERE s.network_offering_id = n.network_offering_id)
  AND {_ROUTERS} = {_ROUTER_NICS} AND (NOT ({_HAS_ITS_OWN}) OR {_ROUTERS} = 1 + COALESCE(n.redundant, 0))
  AND NOT EXISTS (SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id
    WHERE i.network_id = n.id AND i.removed IS NULL
      AND (v.removed IS NOT NULL OR (v.state = 'Running' AND i.state <> 'Reserved')))"""
"""A condition on `networks n`: one owner, its offering's services, the routers it needs, and NICs as their VMs."""
