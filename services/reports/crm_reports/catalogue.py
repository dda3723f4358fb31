"""Handlers of CatalogueService that say what can be asked: measures, dimensions and their values.

The rule kept here: what a figure means is said out of its one declaration, in the reader's language; values are those
of records that the reader may see.
"""

from collections.abc import Iterable

from crm.reports.v1 import catalogue_pb2 as pb
from crm_chassis import i18n
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.i18n import gettext as _

from crm_reports import attributes, catalogue_data, grouping, rules, valuing
from crm_reports.asking import language_of, slice_of, zone_name
from crm_reports.computing import WAYS, name_of
from crm_reports.dimensions import DIMENSIONS, Dimension
from crm_reports.follower import following_of
from crm_reports.measures import MEASURES, Measure
from crm_reports.relating import title_of

USUAL = 50


def measure_named(measure_id: str) -> Measure:
    """The measure of this name."""
    measure = MEASURES.get(measure_id)
    if measure is None:
        raise NotFound("measure", measure_id)
    return measure


def dimension_named(dimension_id: str) -> Dimension:
    """The dimension of this name."""
    dimension = DIMENSIONS.get(dimension_id)
    if dimension is None or attributes.is_unknown(dimension_id):
        raise NotFound("dimension", dimension_id)
    return dimension


def message_of(measure: Measure) -> pb.Measure:
    """What a measure means, in the language that is being spoken."""
    relation = measure.relation
    return pb.Measure(
        measure_id=measure.figure_id,
        title=_(measure.title),
        definition=_(measure.definition),
        formula=_(catalogue_data.formula_of(measure)),
        sql=catalogue_data.sql_of(measure),
        unit=measure.unit,
        direction=WAYS[measure.direction],
        per_currency=measure.per_currency,
        standing=bool(measure.standing),
        additive=catalogue_data.is_additive(measure),
        service=relation.service,
        resource=relation.resource,
        alarming=measure.alarming,
        dimensions=[
            pb.MeasureDimension(
                dimension_id=name, title=_(title_of(name, part)), overlapping=part.many
            )
            for name, part in relation.every_part.items()
        ],
    )


def list_measures(call: Call, request: pb.ListMeasuresRequest) -> pb.ListMeasuresResponse:
    """All measures, by name."""
    following_of(call)
    asked = [
        measure
        for name, measure in sorted(MEASURES.items())
        if request.service in ("", measure.relation.service)
        and (not request.dimension_id or request.dimension_id in measure.relation.parts)
    ]
    with i18n.reader(language_of(call)):
        return pb.ListMeasuresResponse(measures=[message_of(measure) for measure in asked])


def get_measure(call: Call, request: pb.GetMeasureRequest) -> pb.Measure:
    """One measure."""
    following_of(call)
    measure = measure_named(request.measure_id)
    with i18n.reader(language_of(call)):
        return message_of(measure)


def list_dimensions(call: Call, request: pb.ListDimensionsRequest) -> pb.ListDimensionsResponse:
    """The dimensions that all the measures asked for know."""
    following_of(call)
    measures = [measure_named(name) for name in request.measure_ids]
    with i18n.reader(language_of(call)):
        dimensions = catalogue_data.common(measures)
        return pb.ListDimensionsResponse(dimensions=_dimensions(dimensions))


def _dimensions(dimensions: Iterable[Dimension]) -> list[pb.Dimension]:
    return [
        pb.Dimension(
            dimension_id=dimension.dimension_id,
            title=_(dimension.title),
            definition=_(dimension.definition),
            shared=dimension.shared,
            measure_ids=sorted(
                measure.figure_id for measure in catalogue_data.knowing(dimension.dimension_id)
            ),
        )
        for dimension in dimensions
    ]


def list_dimension_values(
    call: Call, request: pb.ListDimensionValuesRequest
) -> pb.ListDimensionValuesResponse:
    """The values that records have which the caller may see."""
    facts = following_of(call).facts
    name = dimension_named(request.dimension_id).dimension_id
    asked = request.measure_id
    measure = measure_named(asked) if asked else catalogue_data.home_of(name)
    if measure is None:
        return pb.ListDimensionValuesResponse()
    if name not in measure.relation.parts:
        raise Invalid({"measure_id": valuing.ignorant(measure.figure_id, name)})
    part = measure.relation.parts[name]
    whose = slice_of(call, rules.Period(None, None, rules.zone_of(zone_name(call, ""))), "")
    size = request.page_size or USUAL
    with i18n.reader(language_of(call)):
        # Words of ours are searched in the reader's language; there are few of them.
        found = grouping.values_in(
            facts,
            measure,
            whose,
            name,
            "" if part.words else request.query,
            1000 if part.words else size + 1,
        )
        values = [
            pb.DimensionValue(
                dimension_id=name,
                value=value,
                label=name_of(part, value, label),
                record_count=many,
            )
            for value, label, many in found
        ]
    if part.words and request.query:
        wanted = request.query.lower()
        values = [each for each in values if wanted in f"{each.value} {each.label}".lower()]
    return pb.ListDimensionValuesResponse(values=values[:size], more=len(values) > size)
