"""Templates settled while they are compiled show what they show when everything is looked up late."""

import pytest
from django.template import engines
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix
from django.utils import translation
from jinja2 import Environment
from markupsafe import Markup

from waystation.common import jinja

PIECES = (
    "{{ _('姓名') }}",
    "{{ _('%(n)s 岁', n=age) }}",
    "{{ _('第 %(n)s 天，共 %(all)s 天', n=age, all='<b>') }}",
    "{% set words = _('%(n)s 岁', n=name) %}{{ words }}",
    "{{ _(said) }}",
    "{{ url('start') }} {{ url('casework:client', age) }}",
    "{{ url('casework:order_step', age, 12, 'correct') }} {{ url('accounts:account_deed', age, 'reset') }}",
    "{{ url('casework:order_step', age, '12', step) }}",
    "{{ url('casework:home', worker=age) }} {{ url('casework:not_possible', age, key='order:1/sign_in') }}",
    "{% set where = url('casework:client', age) %}<a href=\"{{ where }}\">",
    "{{ url(page) if age else url('casework:home') }}",
    "{{ static('common/icons.svg') }} {{ icon('phone') }} {{ icon(drawing) }}",
    "{% import 'parts.html' as parts with context %}{{ parts.icon('phone') }}{{ parts.call('138') }}",
    "{% for _ in [1, 2] %}{{ _ }}{% endfor %}",
    "{% macro icon(name) %}<i>{{ name }}</i>{% endmacro %}{{ icon('own') }}",
    "{{ name }} {{ safe }} {{ _('，') }}",
)
GIVEN = {
    "age": 43,
    "name": "<script>",
    "safe": Markup("<i>"),
    "said": "电话",
    "page": "casework:clients",
    "drawing": "a&b",
    "step": "sign_in",
}


def late(source):
    """The same functions in an environment that folds nothing."""
    here = engines["jinja2"].env.here()
    plain = Environment(
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        autoescape=True,
        undefined=here.undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=here.loader,
        optimized=False,
    )
    plain.globals.update(here.globals)
    plain.filters.update(here.filters)
    return plain.from_string(source).render(GIVEN)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("source", PIECES)
def test_a_folded_template_shows_the_same(source, language):
    with translation.override(language):
        shown = engines["jinja2"].env.from_string(source).render(GIVEN)
        assert shown == late(source)


def test_each_language_and_each_place_has_its_own():
    env = engines["jinja2"].env
    source = "{{ _('姓名') }} {{ url('casework:client', 7) }}"
    seen = set()
    for language in ("zh-hans", "en"):
        with translation.override(language):
            seen.add(env.from_string(source).render())
    usual = get_script_prefix()
    set_script_prefix("/way/")
    try:
        mounted = env.from_string(source).render()
    finally:
        set_script_prefix(usual)
    assert len(seen) == 2
    assert mounted.endswith("/way/clients/7/")


@pytest.mark.parametrize("place", [-7, None, "a/b", "", "学员", 1.5])
def test_an_address_with_something_else_in_it_is_refused(place):
    template = engines["jinja2"].env.from_string("{{ url('casework:client', place) }}")
    with pytest.raises(NoReverseMatch):
        template.render({"place": place})


def test_a_drawing_cannot_break_out_of_its_place():
    assert '"' not in str(jinja.icon('x"><script>')).split("#", 1)[1].split("</use>")[0].replace('">', "", 1)
    assert "<script>" not in jinja.icon('x"><script>')


def test_the_fixed_address_is_what_django_gives():
    template = engines["jinja2"].env.from_string("{{ url('casework:clients') }}")
    assert template.render() == reverse("casework:clients")
