package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.ReadNoticed;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the records that HubSpot named, by their ids: unlike its search, that shows each change at
 * once.
 */
final class NoticedRecords implements ReadNoticed<HubspotNotice> {

  private final HubspotApi api;
  private final PropertyNames names;
  private final Enrollments enrollments;
  private final List<String> objectTypes;

  NoticedRecords(
      HubspotApi api, PropertyNames names, Enrollments enrollments, List<String> objectTypes) {
    this.api = api;
    this.names = names;
    this.enrollments = enrollments;
    this.objectTypes = objectTypes;
  }

  @Override
  public Collection<HubspotNotice> read(Collection<HubspotNotice> notices, Sink sink) {
    var hidden = new ArrayList<HubspotNotice>();
    for (var type : HubType.values()) {
      var byId = new LinkedHashMap<String, HubspotNotice>();
      notices.stream()
          .filter(notice -> notice.type() == type)
          .forEach(notice -> byId.merge(notice.id(), notice, HubspotNotice::and));
      if (!byId.isEmpty()) {
        read(type, byId, sink, hidden);
      }
    }
    return hidden;
  }

  private void read(
      HubType type, Map<String, HubspotNotice> byId, Sink sink, List<HubspotNotice> hidden) {
    var named = new NamedRecords(api, type);
    if (type == HubType.CONTACT && objectTypes.contains(Enrollments.TYPE)) {
      enrollments.of(named.read(byId.keySet(), Enrollments.PROPERTIES).values(), sink);
    }
    if (objectTypes.contains(type.type())) {
      var found = named.read(byId.keySet(), names.of(type));
      var companies = companies(type, found.keySet());
      byId.forEach(
          (id, notice) -> {
            var record = found.get(id);
            if (record == null) {
              missing(notice, sink, hidden);
            } else {
              reader(notice, sink).read(record, one -> companies.getOrDefault(one.id(), ""));
            }
          });
    }
  }

  /** A changed company leaves the contact's own time as it was. */
  private static RecordReader reader(HubspotNotice notice, Sink sink) {
    return notice.linked() ? new RecordReader(sink, notice.at()) : new RecordReader(sink);
  }

  private Map<String, String> companies(HubType type, Collection<String> ids) {
    return type == HubType.CONTACT && !ids.isEmpty()
        ? new CompanyLinks(api).of(List.copyOf(ids))
        : Map.of();
  }

  private void missing(HubspotNotice notice, Sink sink, List<HubspotNotice> hidden) {
    var archived = new NamedRecords(api, notice.type()).archived(notice.id());
    if (archived.isPresent()) {
      new RecordReader(sink).readArchived(archived.get());
    } else if (notice.gone()) {
      // Not even in the bin.
      var key = new RecordKey(notice.type().type(), notice.id());
      sink.accept(Reading.Gone.of(key, HubspotSource.micros(notice.at()) + 1));
    } else {
      hidden.add(notice);
    }
  }
}
