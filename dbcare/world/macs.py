"""Owns the MAC addresses as CloudStack derives them; pure."""


def text(number: int) -> str:
    """Spell a 48-bit number as CloudStack does: lower case, with colons."""
    digits = f"{number:012x}"
    return ":".join(digits[place : place + 2] for place in range(0, 12, 2))


def guest(zone: int, network: int, number: int) -> str:
    """Derive the address of a NIC from its network's counter, as releases since 4.18.1 do."""
    return text(0x02 << 40 | zone << 32 | (network & 0xFFFF) << 16 | number)


def old_guest(random: int, number: int) -> str:
    """Derive the address of a NIC from its network's counter, as releases up to 4.18.0 do."""
    return text(0x02 << 40 | random << 16 | number)


def pooled(number: int, random: int) -> str:
    """Derive the address that goes with a public, pod or storage address from that row's number."""
    return text(0x1E << 40 | random << 24 | number & 0xFFFFFF)


def link_local(address: str) -> str:
    """Derive the address of a control NIC from its IP address."""
    number = 0
    for part in address.split("."):
        number = number << 8 | int(part)
    return text(0x0E << 40 | number)
