"""dbcare: finds and mends faults in the databases behind Apache CloudStack."""

__version__ = "0.1.0"
