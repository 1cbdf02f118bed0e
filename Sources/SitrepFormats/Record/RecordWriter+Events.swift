// The longer entries of a record: events, and what is known of the text's integrity.

import SitrepModel

extension RecordWriter {
    func write(_ event: Event, to json: inout JSONBuffer) {
        json.field("id", event.id)
        json.field("trigger", event.trigger)
        json.field("spans", spans: event.spans)
        json.key("plover")
        json.object { json in
            json.field("event", event.plover.event)
            json.field("mode", event.plover.mode)
            if let contexts = event.plover.contexts { json.field("contexts", strings: contexts) }
        }
        json.field("cameo", event.cameo)
        if let acled = event.acled {
            json.key("acled")
            json.object { json in
                json.field("event_type", acled.eventType)
                json.field("sub_event_type", acled.subEventType)
            }
        }
        json.field("actors", strings: event.actors)
        json.field("recipients", strings: event.recipients)
        json.field("victims", strings: event.victims)
        json.field("targets", spans: event.targets)
        json.field("instruments", spans: event.instruments)
        json.field("place", event.place)
        json.field("time", event.time)
        json.field("from", event.from)
        json.field("until", event.until)
        json.field("figures", strings: event.figures)
        json.field("claim", event.claim)
        json.field("modality", event.modality.rawValue)
        json.field("confidence", number: event.confidence)
        json.field("rule", event.rule)
    }

    func write(_ integrity: Integrity, to json: inout JSONBuffer) {
        json.field("grade", integrity.grade.rawValue)
        json.list("removed", integrity.removed) { json, segment in
            json.field("kind", segment.kind.rawValue)
            json.field("text", segment.text)
        }
        json.list("repeats", integrity.repeats) { json, repetition in
            json.field("span", repetition.span)
            json.field("first", repetition.first)
        }
        json.list("damage", integrity.damage) { json, mark in
            json.field("kind", mark.kind)
            json.field("span", mark.span)
            json.field("in", mark.in)
        }
        json.list("doubts", integrity.doubts) { json, doubt in
            json.field("span", doubt.span)
            json.field("confidence", number: doubt.confidence)
        }
        if let origin = integrity.origin {
            json.key("origin")
            json.object { json in
                json.field("publisher", origin.publisher)
                json.field("span", origin.span)
            }
        }
    }
}
