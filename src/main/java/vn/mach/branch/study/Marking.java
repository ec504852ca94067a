package vn.mach.branch.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.branch.study.EssayStatus.Step;
import vn.mach.documents.originality.Draft;
import vn.mach.documents.originality.Originality;
import vn.mach.documents.originality.Reuse;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * Marking: essays are shared out among the markers, each of whom sees only their own pile; somebody
 * else releases. The author may be neither.
 */
@Component
class Marking {

  static final String TASK = "study_marking";
  static final int LONGEST_REMARK = 4000;

  private final EssaysSql sql;
  private final StudyCampaigns campaigns;
  private final Certificates certificates;
  private final Originality originality;
  private final Tasks tasks;
  private final Idempotency idempotency;
  private final Today today;

  Marking(
      EssaysSql sql,
      StudyCampaigns campaigns,
      Certificates certificates,
      Originality originality,
      Tasks tasks,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.campaigns = campaigns;
    this.certificates = certificates;
    this.originality = originality;
    this.tasks = tasks;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** Shares out what nobody marks yet: always to whoever has least, never to the author. */
  Outcome<Integer> shareOut(Actor actor, String key, CampaignId id) {
    Campaign campaign = campaigns.managed(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.share_out", id),
        Answer.of(n -> Integer.toString(n), Integer::valueOf),
        () -> {
          Map<Long, Integer> load = new HashMap<>();
          List<EssaysSql.Load> markers = sql.markers(id);
          markers.forEach(it -> load.put(it.marker(), it.essays()));
          if (load.isEmpty()) {
            return Outcome.refused("", "study.refused.no_marker");
          }
          int shared = 0;
          for (Essay essay : sql.unallocated(id)) {
            Optional<Long> marker =
                load.keySet().stream()
                    .filter(it -> it != essay.person())
                    .min((a, b) ->
                        load.getOrDefault(a, 0) != load.getOrDefault(b, 0).intValue()
                            ? load.getOrDefault(a, 0) - load.getOrDefault(b, 0)
                            : Long.compare(a, b));
            if (marker.isPresent()) {
              sql.allocate(essay.id(), marker.get());
              load.merge(marker.get(), 1, Integer::sum);
              shared++;
            }
          }
          for (EssaysSql.Load it : markers) {
            if (sql.waiting(id, it.marker()) > 0) {
              tasks.assign(
                  actor,
                  TaskSubject.of(
                      TASK, Campaign.MODULE, id.value(), campaign.title(), "/study/marking"),
                  TaskOwner.person(new PersonId(it.marker()), new UnitId(it.unit())),
                  TaskDue.on(campaign.endsOn().plusDays(14)));
            }
          }
          campaigns.wrote(actor, "essays_shared_out", id, campaign.unit(), null);
          return Outcome.done(shared);
        });
  }

  /**
   * An essay of the actor's own pile.
   *
   * @throws NotFound where it is not in it, or was finished
   */
  Essay mine(Actor actor, long id) {
    return sql.find(id)
        .filter(it -> isMine(actor, it))
        .orElseThrow(() -> new NotFound("essay " + id));
  }

  private static boolean isMine(Actor actor, Essay it) {
    var me = actor.person();
    var marker = it.marker();
    return me != null
        && marker != null
        && marker == me.value()
        && (it.status() == EssayStatus.NOT_MARKED || it.status() == EssayStatus.MARKING);
  }

  Campaign campaign(Essay essay) {
    return campaigns.known(essay.campaign());
  }

  /** What of the essay stands in earlier papers, for its marker: never whose they are. */
  Reuse compare(Actor actor, Essay essay, Campaign campaign) {
    return originality.check(
        actor,
        new Draft(
            essay.paper(), essay.unit(), today.date(), essay.text(), List.of(campaign.text())));
  }

  /**
   * Marks an essay of the own pile.
   *
   * @param finished whether it goes to review; else it stays in the pile
   * @param read {@link Essay#handedIn} of the text that was read: its author may have taken it back
   *     and handed in another since; empty: whatever it is
   */
  Outcome<Long> mark(
      Actor actor, String key, long id, int mark, String remark, boolean finished, String read) {
    mineOrDone(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.mark", id, mark, remark, Boolean.toString(finished), read),
        Answer.known(id),
        () -> {
          Essay essay = sql.lock(id).orElseThrow();
          Optional<EssayStatus> after =
              EssayStatus.TRANSITIONS.after(essay.status(), finished ? Step.FINISH : Step.MARK);
          if (after.isEmpty()) {
            return Outcome.refused("", "study.refused.moved_on");
          }
          if (!isMine(actor, essay)) {
            throw new NotFound("essay " + id);
          }
          if (!read.isEmpty() && !read.equals(essay.handedIn())) {
            return Outcome.refused("", "study.refused.other_text");
          }
          if (mark < 0 || mark > 100) {
            return Outcome.refused("mark", "study.refused.mark", mark);
          }
          if (Text.length(remark) > LONGEST_REMARK) {
            return Outcome.refused("remark", "web.refused.too_long", LONGEST_REMARK);
          }
          sql.marked(id, after.get(), mark, remark, actor.account());
          long marker = CampaignsSql.me(actor);
          if (finished && sql.waiting(essay.campaign(), marker) == 0) {
            tasks.settlePeople(TASK, Campaign.MODULE, essay.campaign().value(), List.of(marker));
          }
          return Outcome.done(id);
        });
  }

  /** Whoever sends the form again after it was finished gets the same answer, nobody else. */
  private void mineOrDone(Actor actor, long id) {
    var me = actor.person();
    if (sql.find(id)
        .filter(it -> me != null && Long.valueOf(me.value()).equals(it.marker()))
        .isEmpty()) {
      throw new NotFound("essay " + id);
    }
  }

  /** Gives an essay in review back to its marker. */
  Outcome<Long> giveBack(Actor actor, String key, long id) {
    Essay known = managed(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.give_back", id),
        Answer.known(id),
        () -> {
          Essay essay = sql.lock(id).orElseThrow();
          if (essay.person() == CampaignsSql.me(actor)) {
            return Outcome.refused("", "study.refused.own_essay");
          }
          Optional<EssayStatus> after = EssayStatus.TRANSITIONS.after(essay.status(), Step.RETURN);
          if (after.isEmpty()) {
            return Outcome.refused("", "study.refused.moved_on");
          }
          sql.status(id, after.get());
          campaigns.wrote(
              actor, "essay_given_back", known.campaign(), campaign(known).unit(), null);
          return Outcome.done(id);
        });
  }

  private Essay managed(Actor actor, long id) {
    Essay essay = sql.find(id).orElseThrow(() -> new NotFound("essay " + id));
    campaigns.managed(actor, essay.campaign());
    return essay;
  }

  /** What {@link #release} would release, in one line. */
  String toRelease(Actor actor, CampaignId id) {
    return inLine(sql.inReview(id, CampaignsSql.me(actor), actor.account()));
  }

  private static String inLine(List<EssaysSql.Reviewed> essays) {
    return Digests.hex(essays.toString());
  }

  /**
   * Releases everything in review that the actor neither wrote nor marked. Answers how many.
   *
   * @param read {@link #toRelease} when the page was shown: what came into review since was not
   *     seen; empty: whatever it is
   */
  Outcome<Integer> release(Actor actor, String key, CampaignId id, String read) {
    Campaign campaign = campaigns.managed(actor, id);
    return idempotency.once(
        new Key(actor, key, "study.release", id, read),
        Answer.of(n -> Integer.toString(n), Integer::valueOf),
        () -> {
          List<EssaysSql.Reviewed> essays =
              sql.lockInReview(id, CampaignsSql.me(actor), actor.account());
          if (essays.isEmpty()) {
            return Outcome.refused("", "study.refused.nothing_to_release");
          }
          if (!read.isEmpty() && !read.equals(inLine(essays))) {
            return Outcome.refused("", Refusal.CHANGED_SINCE_READ);
          }
          List<Long> authors = essays.stream().map(EssaysSql.Reviewed::person).toList();
          essays.forEach(it -> sql.released(it.id(), actor.account(), today.now()));
          certificates.issue(id, authors);
          campaigns.wrote(actor, "essays_released", id, campaign.unit(), null);
          return Outcome.done(essays.size());
        });
  }
}
