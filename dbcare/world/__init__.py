"""Owns CloudStack databases made to measure: any release, any size, consistent, with named faults to order."""

from dbcare.world.create import create
from dbcare.world.fault import Fault, Injected, Place
from dbcare.world.faults import FAULTS, inject
from dbcare.world.populate import World, populate

__all__ = ["FAULTS", "Fault", "Injected", "Place", "World", "create", "inject", "populate"]
