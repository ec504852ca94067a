package vn.mach.branch.scores;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.branch.scores.ScoreStatus.Step;
import vn.mach.organisation.people.Followers;
import vn.mach.organisation.units.AccessScope;

/**
 * Score sheets of meetings: opened on the form in force, proposed by the branch, voted, confirmed
 * by the branch's follower (without one: by a level above), withdrawn with a reason.
 */
@Component
public class Scores {

  static final int LONGEST_NOTE = 1000;

  /** Makes one number of a unit and a day: days are counted from 1970, so far below a million. */
  private static final long DAYS_OF_A_UNIT = 1_000_000;

  private static final int MOST_VOTES = 100_000;

  private final ScoreSheetsSql sql;
  private final ScoreFormsSql forms;
  private final ScoreEvidence evidence;
  private final ScoreTasks tasks;
  private final Followers followers;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Scores(
      ScoreSheetsSql sql,
      ScoreFormsSql forms,
      ScoreEvidence evidence,
      ScoreTasks tasks,
      Followers followers,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.forms = forms;
    this.evidence = evidence;
    this.tasks = tasks;
    this.followers = followers;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * The sheet of a subject, opened on the form in force for the branch on the day where there is
   * none; empty where no form is in force. After a withdrawal a new one is opened. Needs {@link
   * Right#RECORD} at the branch.
   *
   * @param subjectKind whose subject it is: {@code meeting}
   */
  @Transactional
  public Optional<ScoreSheetId> sheetFor(
      Actor actor, UnitId branch, LocalDate day, String subjectKind, long subject) {
    scope.require(actor, Right.RECORD, branch);
    Optional<ScoreSheetsSql.Sheet> sheet = sql.of(subjectKind, subject);
    if (sheet.isEmpty()) {
      Optional<Long> form = forms.inForce(branch, day);
      if (form.isEmpty()) {
        return Optional.empty();
      }
      sql.insert(form.get(), branch, day, subjectKind, subject);
      sheet = sql.of(subjectKind, subject);
      sheet.ifPresent(it -> wrote(actor, "opened", it, null));
    }
    return sheet.filter(it -> it.unit().equals(branch)).map(it -> new ScoreSheetId(it.id()));
  }

  /** The sheet of a branch's meeting of a day, where the meeting itself is not kept here. */
  @Transactional
  Optional<ScoreSheetId> sheetOfDay(Actor actor, UnitId branch, LocalDate day) {
    return sheetFor(
        actor, branch, day, "meeting_day", branch.value() * DAYS_OF_A_UNIT + day.toEpochDay());
  }

  /** What the subject's sheet comes to so far; empty without a proposal. Does not check rights. */
  public Optional<ScoreResult> result(String subjectKind, long subject) {
    return sql.of(subjectKind, subject).flatMap(it -> Optional.ofNullable(it.result()));
  }

  /**
   * The branch's proposal: answers to all items that apply. It may be proposed anew until
   * confirmed.
   */
  @Transactional
  public Outcome<ScoreSheetId> propose(
      Actor actor, String key, ScoreSheetId id, List<ScoreAnswer> answers) {
    ScoreSheetsSql.Sheet seen = requireRecorder(actor, id);
    return idempotency.once(
        new Key(actor, key, "scores.propose", id, answers),
        Answer.known(id),
        () -> {
          ScoreSheetsSql.Sheet sheet = sql.lock(id.value()).orElseThrow();
          if (!sheet.status().allows(Step.PROPOSE)) {
            return Outcome.refused("", "scores.refused.not_now");
          }
          ScoreForm form = forms.find(seen.form()).orElseThrow();
          for (ScoreAnswer it : answers) {
            if (Text.length(it.note()) > LONGEST_NOTE) {
              return Outcome.refused(
                  ScoreCount.field(it.item()), "web.refused.too_long", LONGEST_NOTE);
            }
          }
          List<Long> items = form.items().stream().map(ScoreForm.Item::id).toList();
          List<ScoreAnswer> own = answers.stream().filter(it -> items.contains(it.item())).toList();
          return switch (ScoreCount.of(form, own)) {
            case Outcome.Refused<ScoreCount>(var refusals) -> Outcome.refused(refusals);
            case Outcome.Done<ScoreCount>(ScoreCount count) -> {
              sql.propose(sheet.id(), own, count);
              tasks.proposed(sheet);
              wrote(actor, "proposed", sheet, null);
              yield Outcome.done(id);
            }
          };
        });
  }

  /** The branch's vote on the proposal. */
  @Transactional
  public Outcome<ScoreSheetId> vote(
      Actor actor, String key, ScoreSheetId id, int inFavour, int against, int base) {
    requireRecorder(actor, id);
    return idempotency.once(
        new Key(actor, key, "scores.vote", id, inFavour, against, base),
        Answer.known(id),
        () -> {
          ScoreSheetsSql.Sheet sheet = sql.lock(id.value()).orElseThrow();
          if (!sheet.status().allows(Step.VOTE)) {
            return Outcome.refused("", "scores.refused.not_now");
          }
          if (base < 1 || base > MOST_VOTES) {
            return Outcome.refused("base", "scores.refused.votes_base", base);
          }
          if (inFavour < 0 || against < 0 || (long) inFavour + against > base) {
            return Outcome.refused("inFavour", "scores.refused.votes", inFavour, against, base);
          }
          if (inFavour * 2L <= base) {
            return Outcome.refused("inFavour", "scores.refused.votes_lost", inFavour, base);
          }
          sql.vote(sheet.id(), inFavour, against, base);
          tasks.voted(actor, sheet);
          wrote(actor, "voted", sheet, null);
          return Outcome.done(id);
        });
  }

  /**
   * Whether the actor confirms, gives back and withdraws the sheet: the person who followed the
   * branch on the day of the meeting, or does so today; where nobody followed it then, whoever
   * records at a level above.
   */
  boolean mayConfirm(Actor actor, UnitId unit, LocalDate heldOn) {
    Optional<PersonId> then = followers.followerOn(unit, heldOn);
    PersonId person = actor.person();
    if (person != null
        && (then.filter(person::equals).isPresent()
            || followers.followerOn(unit, today.date()).filter(person::equals).isPresent())) {
      return true;
    }
    return then.isEmpty() && scope.reachesFromAbove(actor, Right.RECORD, unit);
  }

  @Transactional
  public Outcome<ScoreSheetId> confirm(Actor actor, String key, ScoreSheetId id, String remarks) {
    return confirm(actor, key, id, remarks, "");
  }

  /**
   * Confirms a sheet.
   *
   * @param read {@link #outcome} as the page showed it: the branch may have got the sheet back and
   *     proposed another since; empty: whichever it is
   */
  @Transactional
  Outcome<ScoreSheetId> confirm(
      Actor actor, String key, ScoreSheetId id, String remarks, String read) {
    requireConfirmer(actor, id);
    return idempotency.once(
        new Key(actor, key, "scores.confirm", id, remarks, read),
        Answer.known(id),
        () -> {
          ScoreSheetsSql.Sheet sheet = sql.lock(id.value()).orElseThrow();
          ScoreResult result = sheet.result();
          if (!sheet.status().allows(Step.CONFIRM) || result == null) {
            return Outcome.refused("", "scores.refused.not_now");
          }
          if (!read.isEmpty() && !read.equals(outcome(sheet))) {
            return Outcome.refused("", "scores.refused.other_outcome");
          }
          if (Text.length(remarks) > LONGEST_NOTE) {
            return Outcome.refused("remarks", "web.refused.too_long", LONGEST_NOTE);
          }
          sql.confirm(
              sheet.id(),
              remarks,
              evidence.record(sheet, result).orElse(null),
              actor.account(),
              today.now());
          tasks.confirmed(sheet);
          wrote(actor, "confirmed", sheet, null);
          return Outcome.done(id);
        });
  }

  /** A digest of what a sheet came to: answers, result and votes. */
  String outcome(ScoreSheetsSql.Sheet sheet) {
    return Digests.hex(
        sheet.result()
            + " "
            + sheet.votesFor()
            + " "
            + sheet.votesAgainst()
            + " "
            + sheet.votesBase()
            + " "
            + new TreeMap<>(sql.answers(sheet.id())));
  }

  /** Back to the branch, with remarks that say why. */
  @Transactional
  public Outcome<ScoreSheetId> giveBack(Actor actor, String key, ScoreSheetId id, String remarks) {
    return giveBack(actor, key, id, remarks, "");
  }

  /** The same for somebody who was shown the outcome, as {@link #confirm}. */
  @Transactional
  Outcome<ScoreSheetId> giveBack(
      Actor actor, String key, ScoreSheetId id, String remarks, String read) {
    requireConfirmer(actor, id);
    return idempotency.once(
        new Key(actor, key, "scores.give_back", id, remarks, read),
        Answer.known(id),
        () -> {
          ScoreSheetsSql.Sheet sheet = sql.lock(id.value()).orElseThrow();
          if (!sheet.status().allows(Step.GIVE_BACK)) {
            return Outcome.refused("", "scores.refused.not_now");
          }
          if (!read.isEmpty() && !read.equals(outcome(sheet))) {
            return Outcome.refused("", Refusal.CHANGED_SINCE_READ);
          }
          if (remarks.isEmpty() || Text.length(remarks) > LONGEST_NOTE) {
            return Outcome.refused(
                "remarks",
                remarks.isEmpty() ? "scores.refused.remarks" : "web.refused.too_long",
                LONGEST_NOTE);
          }
          sql.giveBack(sheet.id(), remarks);
          tasks.givenBack(actor, sheet);
          wrote(actor, "given_back", sheet, remarks);
          return Outcome.done(id);
        });
  }

  /** Takes a confirmed sheet back; the subject may then be scored anew. */
  @Transactional
  public Outcome<ScoreSheetId> withdraw(Actor actor, String key, ScoreSheetId id, String reason) {
    requireConfirmer(actor, id);
    return idempotency.once(
        new Key(actor, key, "scores.withdraw", id, reason),
        Answer.known(id),
        () -> {
          ScoreSheetsSql.Sheet sheet = sql.lock(id.value()).orElseThrow();
          if (reason.isEmpty() || Text.length(reason) > LONGEST_NOTE) {
            return Outcome.refused(
                "reason",
                reason.isEmpty() ? "web.refused.missing" : "web.refused.too_long",
                LONGEST_NOTE);
          }
          if (!sheet.status().allows(Step.WITHDRAW)) {
            return Outcome.refused("reason", "scores.refused.not_now");
          }
          sql.withdraw(sheet.id(), reason, actor.account(), today.now());
          evidence.withdraw(sheet, reason);
          wrote(actor, "withdrawn", sheet, reason);
          return Outcome.done(id);
        });
  }

  /**
   * What was scored does not count any more: a confirmed sheet of it is withdrawn, one on its way
   * goes back to the branch. In the caller's transaction, who checked the rights.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void subjectWithdrawn(Actor actor, String subjectKind, long subject, String reason) {
    Optional<ScoreSheetsSql.Sheet> found =
        sql.of(subjectKind, subject).flatMap(it -> sql.lock(it.id()));
    if (found.isEmpty()) {
      return;
    }
    ScoreSheetsSql.Sheet sheet = found.get();
    if (sheet.status().allows(Step.WITHDRAW)) {
      sql.withdraw(sheet.id(), reason, actor.account(), today.now());
      evidence.withdraw(sheet, reason);
      wrote(actor, "withdrawn", sheet, reason);
    } else if (sheet.status().allows(Step.GIVE_BACK)) {
      sql.giveBack(sheet.id(), reason);
      wrote(actor, "given_back", sheet, reason);
    }
    tasks.dropped(sheet, reason);
  }

  private ScoreSheetsSql.Sheet requireRecorder(Actor actor, ScoreSheetId id) {
    return sql.lock(id.value())
        .filter(it -> scope.reaches(actor, Right.RECORD, it.unit()))
        .orElseThrow(() -> new NotFound("score sheet " + id.value()));
  }

  private void requireConfirmer(Actor actor, ScoreSheetId id) {
    if (sql.lock(id.value()).filter(it -> mayConfirm(actor, it.unit(), it.heldOn())).isEmpty()) {
      throw new NotFound("score sheet " + id.value());
    }
  }

  private void wrote(
      Actor actor,
      String action,
      ScoreSheetsSql.Sheet sheet,
      @org.jspecify.annotations.Nullable String reason) {
    auditLog.record(
        actor, "scores." + action, "scores:" + sheet.id(), sheet.unit(), reason, Map.of());
  }
}
