package vn.mach.branch.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.branch.attendance.AttendanceCounts;
import vn.mach.branch.attendance.AttendanceListId;
import vn.mach.branch.attendance.AttendanceLists;
import vn.mach.branch.attendance.AttendanceStatus;
import vn.mach.branch.attendance.NewAttendanceList;
import vn.mach.branch.study.SessionStatus.Step;
import vn.mach.branch.study.SessionsSql.Session;
import vn.mach.documents.adoptions.Adoptions;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;
import vn.mach.organisation.units.AccessScope;

/**
 * Public API for sessions: planning, holding, cancelling. Holding closes the list of attendance,
 * records the activity and settles what the unit owes for the directive, in one transaction.
 */
@Component
public class StudySessions {

  static final String KIND = "session";

  private final SessionsSql sql;
  private final StudyCampaigns campaigns;
  private final AttendanceLists lists;
  private final Activities activities;
  private final Adoptions adoptions;
  private final Certificates certificates;
  private final DueSql due;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final Today today;

  StudySessions(
      SessionsSql sql,
      StudyCampaigns campaigns,
      AttendanceLists lists,
      Activities activities,
      Adoptions adoptions,
      Certificates certificates,
      DueSql due,
      AccessScope scope,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.campaigns = campaigns;
    this.lists = lists;
    this.activities = activities;
    this.adoptions = adoptions;
    this.certificates = certificates;
    this.due = due;
    this.scope = scope;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** A session whose campaign the actor sees. */
  Session require(Actor actor, SessionId id) {
    Session session = sql.find(id).orElseThrow(() -> missing(id));
    campaigns.require(actor, session.campaign());
    return session;
  }

  boolean keeps(Actor actor, Session session) {
    return scope.reaches(actor, Right.RECORD, session.unit());
  }

  private Session kept(Actor actor, SessionId id) {
    Session session = require(actor, id);
    if (!keeps(actor, session)) {
      throw missing(id);
    }
    return session;
  }

  /** Plans a session of an open campaign, in any unit for which the actor may record. */
  Outcome<SessionId> plan(Actor actor, String key, CampaignId id, SessionsSql.Draft draft) {
    Campaign campaign = campaigns.require(actor, id);
    scope.require(actor, Right.RECORD, draft.unit());
    return idempotency.once(
        new Key(
            actor,
            key,
            "study.session",
            id,
            draft.unit(),
            draft.title(),
            draft.form(),
            draft.level(),
            draft.heldOn(),
            draft.opensAt().toString(),
            draft.closesAt().toString(),
            draft.place(),
            draft.othersDue()),
        Answer.id(SessionId::value, SessionId::new),
        () -> {
          due.lockCodes();
          if (!campaign.isOpen()) {
            return Outcome.refused("", "study.refused.not_begun");
          }
          if (!draft.opensAt().isBefore(draft.closesAt())) {
            return Outcome.refused("until", "study.refused.times_order");
          }
          if (draft.heldOn().isBefore(campaign.startsOn())) {
            return Outcome.refused(
                "heldOn", "study.refused.before_campaign", draft.heldOn(), campaign.startsOn());
          }
          if (SecretMarking.inTitle(draft.title())) {
            return Outcome.refused("title", "directives.refused.secret");
          }
          SessionId session = new SessionId(sql.insert(id, draft, actor.account(), today.now()));
          list(actor, sql.find(session).orElseThrow());
          campaigns.wrote(actor, "session_planned", id, draft.unit(), null);
          return Outcome.done(session);
        });
  }

  /** Its list of attendance; a session that came in by a file gets one when it is needed. */
  private AttendanceListId list(Actor actor, Session it) {
    return lists
        .of(KIND, it.id().value())
        .orElseGet(() ->
            lists.open(
                actor,
                new NewAttendanceList(
                    KIND,
                    it.id().value(),
                    it.unit(),
                    it.title(),
                    it.heldOn(),
                    it.opensAt(),
                    it.closesAt(),
                    "/study/sessions/" + it.id().value()),
                sql.expected(it.id())));
  }

  /**
   * The session was held: what nobody was marked for is absent, the figures follow.
   *
   * @param othersPresent people who came and are no members
   */
  Outcome<SessionId> hold(Actor actor, String key, SessionId id, int othersPresent) {
    return step(
        actor,
        key,
        id,
        Step.HOLD,
        Integer.toString(othersPresent),
        session -> {
          if (today.date().isBefore(session.heldOn())) {
            return Outcome.refused("", "study.refused.not_yet", session.heldOn());
          }
          if (othersPresent < 0 || othersPresent > 1_000_000) {
            return Outcome.refused("othersPresent", "study.refused.number", othersPresent);
          }
          AttendanceListId list = list(actor, session);
          lists.close(actor, list);
          AttendanceCounts counts = lists.counts(list);
          int members = (int) counts.due();
          int present = (int) counts.present();
          Campaign campaign = campaigns.require(actor, session.campaign());
          Outcome<Long> recorded =
              record(actor, key, campaign, session, members, present, othersPresent);
          return switch (recorded) {
            case Outcome.Refused<Long>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<Long>(Long activity) -> {
              sql.held(id, members, present, othersPresent, activity == 0 ? null : activity);
              studied(actor, key, campaign, session);
              campaigns.settle(campaign.id());
              certificates.issue(campaign.id(), due.complete(campaign.id()));
              campaigns.wrote(actor, "session_held", campaign.id(), session.unit(), null);
              yield Outcome.done(id);
            }
          };
        });
  }

  /** Records the activity where the campaign names a kind; 0 for none. */
  private Outcome<Long> record(
      Actor actor,
      String key,
      Campaign campaign,
      Session session,
      int members,
      int present,
      int others) {
    String kind = campaign.activityKind();
    if (kind == null) {
      return Outcome.done(0L);
    }
    var directive = campaign.directive();
    int othersDue = Math.max(session.othersDue(), others);
    ActivityInput input =
        new ActivityInput(
            "study-" + session.code(),
            Long.toString(session.unit().value()),
            kind,
            session.form().activity(),
            session.title(),
            session.heldOn().toString(),
            directive == null ? "" : Long.toString(directive.value()),
            Integer.toString(members + othersDue),
            Integer.toString(present + others),
            "",
            Map.of(
                "members_due", Integer.toString(members),
                "members_present", Integer.toString(present),
                "others_due", Integer.toString(othersDue),
                "others_present", Integer.toString(others)));
    return activities.record(actor, key + ".activity", input, true).map(ActivityId::value);
  }

  /** What the unit owes for the directive is done by the session: its people so far. */
  private void studied(Actor actor, String key, Campaign campaign, Session session) {
    var directive = campaign.directive();
    if (directive != null && adoptions.asksStudy(directive, session.unit())) {
      Map<String, Integer> turnout = sql.turnout(campaign.id(), session.unit(), session.heldOn());
      adoptions.study(
          actor,
          key + ".study",
          directive,
          session.unit(),
          session.heldOn(),
          turnout.getOrDefault("due", 0),
          turnout.getOrDefault("present", 0));
    }
  }

  Outcome<SessionId> cancel(Actor actor, String key, SessionId id, String reason) {
    return step(
        actor,
        key,
        id,
        Step.CANCEL,
        reason,
        session -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          lists.close(actor, list(actor, session));
          sql.cancelled(id, reason);
          campaigns.wrote(actor, "session_cancelled", session.campaign(), session.unit(), reason);
          return Outcome.done(id);
        });
  }

  /** A member says that they studied by themselves, on a session of that form. */
  Outcome<SessionId> selfStudied(Actor actor, String key, SessionId id) {
    Session session = require(actor, id);
    var me = actor.person();
    return idempotency.once(
        new Key(actor, key, "study.self", id),
        Answer.known(id),
        () -> {
          Optional<String> mark = me == null ? Optional.empty() : sql.mark(id, me.value());
          if (me == null || mark.isEmpty() || session.form() != SessionForm.SELF_STUDY) {
            return Outcome.refused("", "study.refused.not_expected");
          }
          AttendanceListId list = lists.of(KIND, id.value()).orElseThrow();
          if (!lists.isOpen(list) || today.now().isBefore(session.opensAt())) {
            return Outcome.refused("", "study.refused.session_over");
          }
          lists.mark(Actor.system(), list, me, AttendanceStatus.PRESENT, null, "tick");
          campaigns.wrote(actor, "self_studied", session.campaign(), session.unit(), null);
          campaigns.settle(session.campaign(), me.value());
          certificates.issue(session.campaign(), List.of(me.value()));
          return Outcome.done(id);
        });
  }

  private Outcome<SessionId> step(
      Actor actor,
      String key,
      SessionId id,
      Step step,
      @Nullable Object content,
      Function<Session, Outcome<SessionId>> command) {
    kept(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.session_" + step, id, content),
        Answer.known(id),
        () -> {
          SessionStatus status = sql.lock(id).orElseThrow(() -> missing(id));
          return SessionStatus.TRANSITIONS.allows(status, step)
              ? command.apply(sql.find(id).orElseThrow())
              : Outcome.refused("", "study.refused.moved_on");
        });
  }

  private static NotFound missing(SessionId id) {
    return new NotFound("session " + id.value());
  }
}
