"""Owns the faults of data and definitions that no table should hold, whatever it is about."""

from dbcare.world.fault import Fault, Place, Site


def fk_violating_rows(site: Site, count: int) -> list[Place]:
    """Leave details of clusters behind that are not there."""
    places = []
    site.writer.execute("SET SESSION foreign_key_checks=0")
    for _ in range(count):
        site.writer.execute(
            "INSERT INTO cluster_details (cluster_id, name, value) "
            "SELECT GREATEST(MAX(c.id), COALESCE(MAX(d.cluster_id), 0)) + 1000, 'left', 'behind' "
            "FROM cluster c LEFT JOIN cluster_details d ON d.cluster_id > c.id"
        )
        [row] = site.writer.all("SELECT LAST_INSERT_ID() AS id")
        places.append(site.place("cloud.cluster_details", id=int(row["id"])))
    site.writer.execute("SET SESSION foreign_key_checks=1")
    return places


FAULTS = (
    Fault(
        "fk-violating-rows",
        "fk-violating-rows",
        "a row refers to one that is not there, past its foreign key",
        fk_violating_rows,
    ),
)
