-- case: a release before the one that mends it on 4.18.1.0
UPDATE version SET version = '4.18.0.1' WHERE version = '4.18.1.0'; -- finding: {"fault": "shared-mac-addresses"} -- gone: {"fault": "mac-lookup-without-index"}
-- decoy: steps of the way there that were completed
UPDATE version SET updated = UTC_TIMESTAMP() - INTERVAL 4 YEAR WHERE version = '4.17.0.0';

-- case: a maintenance release that mends one
UPDATE version SET version = '4.22.1.0' WHERE version = '4.22.0.0'; -- gone: {"fault": "leaked-reservations"}

-- case: a fault that each line mends by a release of its own on 4.18.1.0
UPDATE version SET version = '4.18.2.3' WHERE version = '4.18.1.0'; -- gone: {"fault": "network-shut-down-under-vms"}
