package vn.mach.voice.concerns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.NamedReaderAdded;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.voice.concerns.ConcernsSql.Known;
import vn.mach.voice.concerns.StationsSql.Station;

/**
 * The second person of a confidential concern: whoever else reads it checks an answer, and consents
 * to asking the sender who they are. Each of them has it as a task; done by one, it is done. Of
 * another concern whoever records at the unit sees that an answer waits: the unit owes it all the
 * while. Runs in its callers' transactions.
 */
@Component
class SecondReader {

  private static final String CHECK = "concern_check";
  private static final String IDENTITY = "concern_identity";

  private final StationsSql stations;
  private final IdentitySql identity;
  private final Tasks tasks;
  private final JdbcClient jdbc;
  private final Today today;

  SecondReader(
      StationsSql stations, IdentitySql identity, Tasks tasks, JdbcClient jdbc, Today today) {
    this.stations = stations;
    this.identity = identity;
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.today = today;
  }

  /** Whether somebody could check an answer of the actor's: without, it would wait for ever. */
  boolean mayCheck(Actor actor, Known concern, Station at) {
    return !concern.confidential() || isThere(actor, at.id());
  }

  /** An answer of the actor's waits. */
  void check(Actor actor, Known concern, Station at) {
    if (concern.confidential()) {
      owe(CHECK, actor.person(), at);
    }
  }

  /** The answer was agreed to or returned, or there is nothing to check any more. */
  void checked(long station) {
    tasks.settle(CHECK, ConcernStations.MODULE, station, null);
  }

  /** Somebody was named to read it: what waits for a second person waits for them too. */
  @EventListener
  void named(NamedReaderAdded it) {
    if (!it.of().module().equals(ConcernStations.MODULE)) {
      return;
    }
    Station at = stations.find(it.of().subject()).orElseThrow();
    stations.answers(at.concern()).stream()
        .filter(answer -> answer.station() == at.id() && answer.state().equals("waiting"))
        .forEach(answer -> owe(CHECK, person(answer.writingPerson()), at));
    identity(at.concern());
  }

  /** Somebody asked who the sender is, or others read the concern now and nobody consented yet. */
  void identity(long concern) {
    for (IdentitySql.Request it : identity.of(concern)) {
      if (it.decidedOn() == null) {
        PersonId asker = person(it.askingPerson());
        stations.of(concern).forEach(at -> owe(IDENTITY, asker, at));
      }
    }
  }

  void identityDecided(long concern) {
    stations
        .of(concern)
        .forEach(it -> tasks.settle(IDENTITY, ConcernStations.MODULE, it.id(), null));
  }

  /** The sender took it back. */
  void dropped(long concern) {
    for (Station at : stations.of(concern)) {
      for (String kind : List.of(CHECK, IDENTITY)) {
        tasks.cancel(kind, ConcernStations.MODULE, at.id(), null, "concerns.reason.withdrawn");
      }
    }
  }

  private static @Nullable PersonId person(@Nullable Long number) {
    return number == null ? null : new PersonId(number);
  }

  private void owe(String kind, @Nullable PersonId first, Station at) {
    tasks.reopen(kind, ConcernStations.MODULE, at.id(), null, "");
    if (first != null) { // who checked the answer before may have written this one
      tasks.settlePeople(kind, ConcernStations.MODULE, at.id(), List.of(first.value()));
    }
    for (PersonId person : others(first, at.id())) {
      tasks.assign(
          Actor.system(),
          TaskSubject.of(kind, ConcernStations.MODULE, at.id(), "", "/concerns/" + at.concern()),
          TaskOwner.person(person, at.unit()),
          tasks.due(kind));
    }
  }

  private boolean isThere(Actor actor, long station) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("day", today.date());
    values.put("station", station);
    values.put("account", actor.account());
    values.put("person", actor.person() == null ? null : actor.person().value());
    return jdbc.sql(
            """
            select exists (select 1 from named_readers_on(:day) r where r.module = 'concerns' and r.subject = :station
              and (r.person_id is not null and r.person_id is distinct from :person::bigint or r.account_id is not null and r.account_id <> :account))
            """)
        .params(values)
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  private List<PersonId> others(@Nullable PersonId first, long station) {
    return jdbc
        .sql(
            """
            select distinct person_id from named_readers_on(?) where module = 'concerns' and subject = ? and person_id is not null
            """)
        .params(today.date(), station)
        .query((row, number) -> new PersonId(row.getLong(1)))
        .list()
        .stream()
        .filter(it -> !it.equals(first))
        .toList();
  }
}
