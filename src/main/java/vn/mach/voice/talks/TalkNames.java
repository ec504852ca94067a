package vn.mach.voice.talks;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFileSource;

/**
 * What talks are called: to the two by the other's name; to somebody who asked by the code, which
 * they were told; to nobody else at all.
 */
@Component
class TalkNames implements NamedFileSource {

  private final TalksSql sql;
  private final NamedAccess named;

  TalkNames(TalksSql sql, NamedAccess named) {
    this.sql = sql;
    this.named = named;
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
