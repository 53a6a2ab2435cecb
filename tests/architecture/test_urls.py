"""Every address has its row in the table of who gets what, and every row its address."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.permissions.table import TABLE


def addresses(
    resolver: URLResolver, namespace: str = ""
) -> Iterator[tuple[str, set[str]]]:
    """Yield each address's name with the parts it is made of."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", set(entry.pattern.converters)
            continue
        inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
        for name, parts in addresses(entry, inner):
            yield name, parts | set(entry.pattern.converters)


def test_every_address_is_in_the_table_of_who_gets_what():
    assert {name for name, _ in addresses(get_resolver())} == set(TABLE)


def test_the_table_names_every_part_of_every_address():
    parts = dict(addresses(get_resolver()))

    assert {name: set(row.args) for name, row in TABLE.items()} == parts


def test_no_address_names_a_person_or_a_running_number():
    """Ids are opaque; a plan's version is counted within its own case."""
    converters = {
        (name, part): type(converter).__name__
        for name, part, converter in converted(get_resolver())
    }

    assert {place for place, kind in converters.items() if kind == "IntConverter"} == {
        ("plans:version", "number")
    }
    assert set(converters.values()) <= {
        "UUIDConverter",
        "SlugConverter",
        "IntConverter",
    }


def converted(
    resolver: URLResolver, namespace: str = ""
) -> Iterator[tuple[str, str, object]]:
    """Yield each part of each address with what turns it into a value."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            for part, converter in entry.pattern.converters.items():
                yield f"{namespace}{entry.name}", part, converter
            continue
        inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
        yield from converted(entry, inner)
