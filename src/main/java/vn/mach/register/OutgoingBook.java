package vn.mach.register;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;

/** What becomes of reserved numbers, and how a unit keeps its books. Numbers themselves are given by {@link Register}. */
@Component
class OutgoingBook {

  private static final Pattern BODY = Pattern.compile("\\p{L}[\\p{L}\\d.&-]{0,40}(?:/[\\p{L}\\d.&-]{1,40})?");
  static final Pattern ORGAN = Pattern.compile("[A-Za-z0-9]{1,20}(?:[.-][A-Za-z0-9]{1,20}){1,9}");

  private final Register register;
  private final RegisterSql sql;
  private final Runs runs;
  private final Reach reach;
  private final Commands commands;
  private final Journal journal;
  private final Today today;

  OutgoingBook(Register register, RegisterSql sql, Runs runs, Reach reach, Commands commands, Journal journal, Today today) {
    this.register = register;
    this.sql = sql;
    this.runs = runs;
    this.reach = reach;
    this.commands = commands;
    this.journal = journal;
    this.today = today;
  }

  /** The paper for which a number was reserved goes out. Its kind and unit stay as they were reserved. */
  Outcome<EntryId> issue(Viewer viewer, String key, EntryId id, Outgoing paper) {
    EntryNamed entry = register.kept(viewer, id);
    return once(viewer, key, "register.issue " + id.value() + " " + paper, () -> switch (paper.check(today.date())) {
      case Outcome.Refused<Outgoing.Checked>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Outgoing.Checked>(Outgoing.Checked checked) -> {
        if (!paper.day().equals(entry.day()) && !sameRun(entry, paper, checked)) {
          yield Outcome.refused("day", "register.refused.other_run");
        }
        yield step(viewer, entry, EntryStatus.Step.ISSUE, "register.issued", () -> sql.issue(id, paper, checked.urgency()));
      }
    });
  }

  private boolean sameRun(EntryNamed entry, Outgoing paper, Outgoing.Checked checked) {
    return runs.outgoing(entry.unit(), sql.keeping(entry.unit()), checked.kind(), paper.day(), false).from().equals(sql.runFrom(entry.id()));
  }

  /** The number belongs to a paper that stands in another book, as secret ones do: nothing more is entered here. */
  Outcome<EntryId> setAside(Viewer viewer, String key, EntryId id) {
    EntryNamed entry = register.kept(viewer, id);
    return once(viewer, key, "register.set_aside " + id.value(), () ->
        step(viewer, entry, EntryStatus.Step.SET_ASIDE, "register.set_aside", () -> sql.status(id, EntryStatus.ELSEWHERE)));
  }

  private Outcome<EntryId> step(Viewer viewer, EntryNamed entry, EntryStatus.Step step, String deed, Runnable write) {
    if (!sql.lockedStatus(entry.id()).orElseThrow().allows(step)) {
      return Outcome.refused("", "register.refused.step");
    }
    write.run();
    journal.wrote(viewer, deed, Register.subject(entry.id()), entry.unit(), null, Map.of("symbol", entry.symbol()));
    return Outcome.done(entry.id());
  }

  private Outcome<EntryId> once(Viewer viewer, String key, String content, Supplier<Outcome<EntryId>> work) {
    return commands.once(viewer, key, content, work, it -> Long.toString(it.value()), it -> new EntryId(Long.parseLong(it)));
  }

  /** Says how a unit keeps its books. Numbers that were given stay as they are. */
  Outcome<UnitId> keep(Viewer viewer, String key, UnitId unit, Keeping keeping) {
    reach.require(viewer, Right.ISSUE, unit);
    return commands.once(viewer, key, "register.keep " + unit.value() + " " + keeping, () -> {
      if (!keeping.body().isEmpty() && !BODY.matcher(keeping.body()).matches()) {
        return Outcome.refused("body", "register.refused.body");
      }
      if (!keeping.organ().isEmpty() && !ORGAN.matcher(keeping.organ()).matches()) {
        return Outcome.refused("organ", "register.refused.organ");
      }
      if (keeping.place().length() > 100) {
        return Outcome.refused("place", "register.refused.long", 100);
      }
      sql.keep(unit, keeping);
      journal.wrote(viewer, "register.kept", "units:" + unit.value(), unit, null, Map.of("body", keeping.body(), "organ", keeping.organ()));
      return Outcome.done(unit);
    }, it -> Long.toString(it.value()), it -> unit);
  }
}
