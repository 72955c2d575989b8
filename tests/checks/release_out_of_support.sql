-- case: it ended on 4.18.1.0
UPDATE version SET version = '4.18.2.5' WHERE version = '4.18.1.0'; -- finding: {"version": "4.18.2.5"} -- gone: {"version": "4.18.1.0"}

-- case: it lasts
-- params: {"days": 36500}
-- decoy: a line newer than the list is taken for supported
UPDATE version SET version = '4.23.0.0' WHERE version = '4.22.0.0';
