"""What the police see of a file: their own station's people, what they record, the ends of numbers."""

import pytest
from django.urls import reverse

from tests.people import cast, signed_in
from waystation.clients.models import Kin, Phone

pytestmark = pytest.mark.django_db
NUMBER, KIN = "13900001234", "13900005678"


def test_numbers_show_their_ends_to_the_police_and_themselves_to_the_worker():
    world = cast()
    client = world.client()
    sealed = b"1" * 16
    Phone.objects.create(client=client, number=NUMBER, number_index=sealed, number_tail=sealed)
    Kin.objects.create(client=client, name="魏平", relation="mother", phone=KIN)
    address = reverse("casework:client", args=[client.pk])
    police = signed_in(world.police).get(address).content.decode()
    assert (NUMBER in police, KIN in police) == (False, False)
    assert ("139****1234" in police, "139****5678" in police) == (True, True)
    worker = signed_in(world.worker).get(address).content.decode()
    assert (NUMBER in worker, KIN in worker) == (True, True)


def test_the_police_of_another_station_see_nobody_here():
    world = cast()
    address = reverse("casework:client", args=[world.client().pk])
    assert signed_in(world.other_police).get(address).status_code == 404


def test_the_police_are_offered_tests_and_orders_and_no_talks():
    world = cast()
    client = world.client()
    page = signed_in(world.police).get(reverse("casework:client", args=[client.pk])).content.decode()
    assert reverse("casework:record_screening", args=[client.pk]) in page
    assert reverse("casework:new_order", args=[client.pk]) in page
    assert reverse("casework:record_contact", args=[client.pk]) not in page
    assert reverse("clients:edit", args=[client.pk]) not in page
