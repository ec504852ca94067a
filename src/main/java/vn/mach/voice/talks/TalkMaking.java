package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * Makes talks and their tasks. A task says nothing of a talk, only where it is. Runs in its
 * callers' transactions.
 */
@Component
class TalkMaking {

  static final String LEAD = "talk_lead";
  static final String REQUEST = "talk_request";
  static final String INVITED = "talk_invited";
  static final String CONFIRM = "talk_confirm";
  static final String MEND = "talk_mend";
  static final String AGREED = "talk_agreed";

  private final TalksSql sql;
  private final TalkRules rules;
  private final NamedAccess named;
  private final Tasks tasks;
  private final Today today;

  TalkMaking(TalksSql sql, TalkRules rules, NamedAccess named, Tasks tasks, Today today) {
    this.sql = sql;
    this.rules = rules;
    this.named = named;
    this.tasks = tasks;
    this.today = today;
  }

  /** Makes a talk: the guest keeps its file and names further readers, the host reads it. */
  long make(
      UnitId unit,
      PersonId host,
      PersonId guest,
      TalkStatus status,
      String wish,
      LocalDate on,
      @Nullable Long previous) {
    long id =
        sql.insert(
            TalkFile.freshCode(), unit, host, guest, status, wish, on, previous, today.date());
    named.open(TalkFile.of(id), unit, List.of(guest), List.of(host));
    return id;
  }

  /** Asks one of the two for something by a day; asked before, it is asked anew. */
  void owe(Actor actor, String kind, long talk, UnitId unit, PersonId by, TaskDue due) {
    tasks.reopen(kind, TalkFile.MODULE, talk, null, "");
    tasks.assign(
        actor,
        TaskSubject.of(kind, TalkFile.MODULE, talk, "", "/talks/" + talk),
        TaskOwner.person(by, unit),
        due);
  }

  /** The host owes a planned talk from so many days before its day on. */
  void lead(Actor actor, long talk, UnitId unit, PersonId host, LocalDate on) {
    if (!on.isAfter(leadsUntil())) {
      owe(actor, LEAD, talk, unit, host, TaskDue.on(on));
      sql.leadAsked(talk);
    }
  }

  /** The last day of planned talks that are owed today. */
  LocalDate leadsUntil() {
    return today.date().plusDays(rules.on(TalkRules.LEAD_DAYS, today.date()).value());
  }

  /** A term in working days from today. */
  TaskDue term(String rule) {
    return tasks.due(rules.on(rule, today.date()).value(), true);
  }

  void settle(long talk, String... kinds) {
    for (String kind : kinds) {
      tasks.settle(kind, TalkFile.MODULE, talk, null);
    }
  }

  void cancel(long talk, String... kinds) {
    for (String kind : kinds) {
      tasks.cancel(kind, TalkFile.MODULE, talk, null, "");
    }
  }
}
