"""Roles in words, the same wherever someone is named."""

from __future__ import annotations

from companion.context import AppContext
from companion.domain.contacts import ROLES, ContactDetails, Number
from companion.ui.own_people import own_people, people_row
from companion.ui.people.contact_row import ContactRow
from companion.ui.roles import role_choices, role_words
from companion.ui.widgets.text import Text


def test_every_role_can_be_chosen_and_only_someone_else_goes_without_saying(themed: None) -> None:
    offered = role_choices()
    assert [role for role, _words in offered] == list(ROLES)
    assert all(words for _role, words in offered)
    assert [role for role in ROLES if not role_words(role)] == ["other"]
    assert role_words("from the Tuesday group") == "from the Tuesday group"


def test_help_now_and_the_list_of_people_call_someone_the_same(ctx: AppContext) -> None:
    for role in ("doctor", "peer", "other"):
        ctx.services.contacts.add(ContactDetails("Ali", role, hours="any time", numbers=(Number("020"),)))
    said = {"doctor": "Doctor or nurse · any time", "peer": "Peer supporter · any time", "other": "any time"}
    for person in own_people(ctx):
        for row in (people_row(ctx, person), ContactRow(person)):
            assert said[person.details.role] in [label.text() for label in row.findChildren(Text)]
            row.deleteLater()
