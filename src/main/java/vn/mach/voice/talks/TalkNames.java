package vn.mach.voice.talks;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFileSource;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * What talks are called: to the two by the other's name; to somebody who asked by the code, which
 * they were told; to nobody else at all. Whoever was invited answers requests.
 */
@Component
class TalkNames implements NamedFileSource {

  private static final String REQUEST = "talk_file";

  private final TalksSql sql;
  private final NamedAccess named;
  private final Tasks tasks;

  TalkNames(TalksSql sql, NamedAccess named, Tasks tasks) {
    this.sql = sql;
    this.named = named;
    this.tasks = tasks;
  }

  @Override
  public String module() {
    return TalkFile.MODULE;
  }

  @Override
  public Optional<Described> describe(Actor actor, long subject) {
    Optional<TalksSql.Row> seen = sql.find(named.parameters(actor), subject);
    if (seen.isPresent()) {
      return seen.map(
          it -> new Described(it.code() + " · " + it.other(actor.person()), "/talks/" + subject));
    }
    return named.hasAsked(actor, TalkFile.of(subject))
        ? sql.code(subject).map(it -> new Described(it, "/talks"))
        : Optional.empty();
  }

  @Override
  public void asked(Actor asker, long subject, long file, List<PersonId> keepers) {
    UnitId unit = sql.unit(subject);
    TaskSubject request =
        TaskSubject.of(REQUEST, TalkFile.MODULE, subject, "", "/named-files/" + file);
    tasks.reopen(REQUEST, TalkFile.MODULE, subject, null, "");
    keepers.forEach(
        it -> tasks.assign(asker, request, TaskOwner.person(it, unit), tasks.due(REQUEST)));
  }

  @Override
  public void answered(long subject) {
    tasks.settle(REQUEST, TalkFile.MODULE, subject, null);
  }

  /** What was agreed, for whoever does it. */
  @Component
  static class Points implements NamedFileSource {

    private static final int TITLE = 60;

    private final PointsSql sql;
    private final NamedAccess named;

    Points(PointsSql sql, NamedAccess named) {
      this.sql = sql;
      this.named = named;
    }

    @Override
    public String module() {
      return TalkFile.POINTS;
    }

    @Override
    public Optional<Described> describe(Actor actor, long subject) {
      return sql.find(named.parameters(actor), subject)
          .map(it -> new Described(Text.shortened(it.text(), TITLE), "/talks/points/" + subject));
    }
  }
}
