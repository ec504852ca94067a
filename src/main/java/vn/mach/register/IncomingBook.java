package vn.mach.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.directives.DirectiveKind;
import vn.mach.directives.Symbol;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;

/** The book of incoming papers: entering them, and what becomes of them. */
@Component
public class IncomingBook {

  private final Register register;
  private final RegisterSql sql;
  private final Runs runs;
  private final Reach reach;
  private final Commands commands;
  private final Journal journal;
  private final Today today;

  IncomingBook(Register register, RegisterSql sql, Runs runs, Reach reach, Commands commands, Journal journal, Today today) {
    this.register = register;
    this.sql = sql;
    this.runs = runs;
    this.reach = reach;
    this.commands = commands;
    this.journal = journal;
    this.today = today;
  }

  /**
   * Enters a paper under the next number of arrival, or the one that it bears already. Refused beside the field; the same paper a second
   * time unless that is known.
   */
  public Outcome<EntryId> receive(Viewer viewer, String key, Incoming paper) {
    if (!register.mayKeep(viewer, paper.unit())) {
      throw new NotFound("unit " + paper.unit().value());
    }
    return once(viewer, key, "register.receive " + paper, () -> received(viewer, paper));
  }

  private Outcome<EntryId> received(Viewer viewer, Incoming paper) {
    return switch (paper.check(today.date())) {
      case Outcome.Refused<Incoming.Checked>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Incoming.Checked>(Incoming.Checked checked) -> {
        UnitId unit = paper.unit();
        if (!sql.stands(unit, paper.arrived())) {
          yield Outcome.refused("unit", "register.refused.not_standing");
        }
        UnitId charge = paper.charge();
        if (charge != null && !reach.reaches(viewer, Right.SEE, charge)) {
          yield Outcome.refused("charge", "register.refused.unit_unknown");
        }
        Run run = runs.incoming(unit, sql.keeping(unit), paper.arrived());
        sql.lock(run);
        Optional<EntryNamed> same = sql.same(unit, checked.symbol(), paper.paperDay(), paper.sender(), paper.senderUnit());
        if (same.isPresent() && !paper.again()) {
          yield Outcome.refused("again", "register.refused.entered_before", same.get().day());
        }
        if (!paper.documentId().isEmpty() && sql.ofDocument(unit, paper.documentId()).isPresent()) {
          yield Outcome.refused("", "register.refused.received_before", paper.documentId());
        }
        Numbered typed = checked.number();
        int number = typed == null ? runs.last(run) + 1 : typed.number();
        String letter = typed == null ? "" : typed.letter();
        DirectiveKind kind = checked.kind();
        Optional<EntryId> entry =
            sql.insert(
                new RegisterSql.Line(
                    run, number, letter, paper.repeats(), charge == null ? EntryStatus.ARRIVED : EntryStatus.ASSIGNED, paper.arrived(),
                    checked.symbol(), kind == null ? null : kind.code(), paper.title(), paper.sender(), paper.senderUnit(), paper.paperDay(),
                    checked.urgency(), paper.due(), charge, "", "", paper.note(), paper.directive(), "",
                    paper.documentId().isEmpty() ? null : paper.documentId()),
                today.now(), viewer.account());
        if (entry.isEmpty()) {
          yield Outcome.refused("number", "register.refused.number_taken", Numbered.printed(number, letter));
        }
        journal.wrote(
            viewer, "register.received", Register.subject(entry.get()), unit, null,
            Map.of("number", Numbered.printed(number, letter), "symbol", checked.symbol()));
        yield Outcome.done(entry.get());
      }
    };
  }

  /** Puts a unit in charge, with a day by which it is to be dealt with, or none. */
  Outcome<EntryId> assign(Viewer viewer, String key, EntryId id, UnitId charge, @Nullable LocalDate due) {
    EntryNamed entry = register.kept(viewer, id);
    return once(viewer, key, "register.assign " + id.value() + " " + charge.value() + " " + due, () -> {
      if (!reach.reaches(viewer, Right.SEE, charge)) {
        return Outcome.refused("charge", "register.refused.unit_unknown");
      }
      if (due != null && due.isBefore(entry.day())) {
        return Outcome.refused("due", "register.refused.due_earlier");
      }
      return step(viewer, entry, EntryStatus.Step.ASSIGN, "register.assigned", () -> sql.assign(id, charge, due));
    });
  }

  /** Notes the outgoing paper that answers it: of the unit itself, or of the unit in charge. */
  Outcome<EntryId> answer(Viewer viewer, String key, EntryId id, String symbol) {
    EntryNamed entry = register.kept(viewer, id);
    return once(viewer, key, "register.answer " + id.value() + " " + symbol, () -> {
      String normal = Symbol.read(symbol).map(Symbol::normal).orElse(symbol);
      UnitId charge = sql.charge(id);
      Optional<EntryId> answer = sql.outgoing(entry.unit(), normal).or(() -> charge == null ? Optional.empty() : sql.outgoing(charge, normal));
      if (answer.isEmpty()) {
        return Outcome.refused("answer", symbol.isEmpty() ? "web.refused.missing" : "register.refused.answer_unknown");
      }
      return step(viewer, entry, EntryStatus.Step.ANSWER, "register.answered", () -> sql.answer(id, answer.get()));
    });
  }

  /** Puts it away without an answer. */
  Outcome<EntryId> file(Viewer viewer, String key, EntryId id, String note) {
    EntryNamed entry = register.kept(viewer, id);
    return once(viewer, key, "register.file " + id.value() + " " + note, () -> {
      List<Refusal> unfit = Words.unfit("note", note, 1000);
      return unfit.isEmpty() ? step(viewer, entry, EntryStatus.Step.FILE, "register.filed", () -> sql.file(id, note)) : Outcome.refused(unfit);
    });
  }

  /** Takes it up again. */
  Outcome<EntryId> reopen(Viewer viewer, String key, EntryId id) {
    EntryNamed entry = register.kept(viewer, id);
    return once(viewer, key, "register.reopen " + id.value(), () ->
        step(viewer, entry, EntryStatus.Step.REOPEN, "register.reopened", () -> sql.status(id, EntryStatus.ASSIGNED)));
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
}
