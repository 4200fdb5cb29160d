"""``playbook list`` and ``playbook show`` as lines."""

from exitcoach.cli.playbook import list_lines, show_lines
from exitcoach.playbook.load import load
from exitcoach.playbook.shelf import Shelf
from tests.unit.playbook.broken import with_change
from tests.unit.playbook.sample import SAMPLE

SHOP = load(SAMPLE.encode(), "shop.yaml")


def test_list_says_where_each_comes_from(tmp_path):
    """Own ones with their file, and one that does not load is named all the same."""
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder in (own, shipped):
        folder.mkdir()
    (shipped / "general.yaml").write_text(SAMPLE.replace("id: shop\n", "id: general\n"), encoding="utf-8")
    (own / "shop.yaml").write_text(SAMPLE, encoding="utf-8")
    (own / "bad.yaml").write_text(with_change("id: shop\nversion: 3", "id: bad\nversion: x"), encoding="utf-8")
    assert list_lines(Shelf(own, tmp_path / "cache", shipped=shipped), "es") == [
        f"bad      -  does not load: 1 problem  {own / 'bad.yaml'}",
        f"shop     3  Tienda                    {own / 'shop.yaml'}",
        "general  3  Tienda                    built in",
    ]


def test_no_playbooks_no_lines(tmp_path):
    """An empty list is empty."""
    assert list_lines(Shelf(tmp_path, tmp_path, shipped=tmp_path), "es") == []


def test_show_is_an_outline_in_the_language_in_use():
    """Stages with their guidance and questions, then the rest."""
    lines = show_lines(SHOP, "en")
    assert lines[:16] == [
        "Shop (shop, version 3)",
        "Languages: es, en",
        "",
        "Listen (listen)",
        "  Let them finish",
        "  Say",
        "    I am listening.",
        "    I am sorry. [sad, core.*, not let_go]",
        "  Avoid",
        "    Calm down.",
        "  Reminders",
        "    hot: Silence. [angry]",
        "  Questions",
        "    firmness [choice] Decided?",
        "      Listen.",
        "      firm: Firm",
    ]
    assert "    core.quality [A] Poor quality" in lines
    assert "      should_have: What should have happened?" in lines
    assert not [line for line in lines if "Escuchar" in line]


def test_show_lets_nothing_steer_the_terminal():
    """A playbook from elsewhere is text, not commands."""
    text = with_change("title: {es: Tienda, en: Shop}", 'title: {es: T, en: "a\\x1b[2J\\u202eb\\x9b"}')
    assert show_lines(load(text.encode(), "shop.yaml"), "en")[0] == "a�[2J�b� (shop, version 3)"
