"""What every PlaybookSource does."""

import pytest

from exitcoach.playbook.load import load
from exitcoach.playbook.shelf import Shelf
from exitcoach.ports import UnknownPlaybook
from tests.fakes.playbook_source import FakePlaybooks
from tests.unit.playbook.sample import SAMPLE

IDS = ("desk", "shop")


def text_of(playbook_id: str) -> str:
    return SAMPLE.replace("id: shop\n", f"id: {playbook_id}\n")


def in_memory(_folder):
    return FakePlaybooks(*(load(text_of(each).encode(), each) for each in IDS))


def on_a_shelf(folder):
    own = folder / "own"
    own.mkdir()
    for each in IDS:
        (own / f"{each}.yaml").write_text(text_of(each), encoding="utf-8")
    return Shelf(own, folder / "cache", shipped=folder / "none")


@pytest.fixture(params=[in_memory, on_a_shelf])
def source(request, tmp_path):
    return request.param(tmp_path)


def test_every_id_can_be_had(source):
    """What is told to be there is there, under its own id, the second time too."""
    assert source.ids() == IDS
    for _ in range(2):
        assert tuple(source.get(each).id for each in source.ids()) == IDS


def test_a_playbook_is_the_same_every_time(source):
    """Getting is reading: nothing changes by it."""
    assert source.get("shop") == source.get("shop")


def test_an_unknown_name_is_told_with_the_nearest(source):
    """The failure carries what was asked, what was probably meant, and all there is."""
    with pytest.raises(UnknownPlaybook) as caught:
        source.get("shpo")
    assert (caught.value.name, caught.value.nearest, caught.value.known) == ("shpo", "shop", IDS)


@pytest.mark.parametrize("name", ["", "zzzz", "SHOP "])
def test_a_name_is_taken_as_it_is(source, name):
    """An id is matched whole."""
    with pytest.raises(UnknownPlaybook):
        source.get(name)
