"""A guest network has none of the services that its offering promises.

CloudStack asks `ntwk_service_map` who provides what. With nothing there it starts no router for the network, not even
when the network is restarted; its VMs get neither address nor DNS, and rules are refused. Offerings without services,
as those of most layer 2 networks and private gateways, ask for none. A network that CloudStack never entered whole,
without counters too, is op-networks-row-missing's. Networks that lack only some services are not looked at: they may
have been changed on purpose.
"""

from dbcare.check import Check, FixClass, Severity, load

CHECK = Check(
    id="network-service-map-missing",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "network_service_map_missing"),
    table="cloud.networks",
    message="network {name} ({state}) has no services, but its offering {offering} has {services}",
    fix_class=FixClass.REPORT,
    remedy="Copy the offering's services to the network (for a VPC's tier with the providers of its VPC), then "
    "restartNetwork cleanup=true.",
    symptom="VMs of one network get no address; no router is started for it, and rules are refused.",
    catalogue="C11",
)
