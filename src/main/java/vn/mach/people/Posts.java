package vn.mach.people;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.PersonId;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;

/** Posts given and ended. What a regulation asks of the holder or the unit only warns ({@link Post#warnings}). */
@Component
class Posts {

  private final PostsSql sql;
  private final PeopleSql people;
  private final People face;
  private final Reach reach;
  private final Commands commands;
  private final Journal journal;
  private final Today today;

  Posts(PostsSql sql, PeopleSql people, People face, Reach reach, Commands commands, Journal journal, Today today) {
    this.sql = sql;
    this.people = people;
    this.face = face;
    this.reach = reach;
    this.commands = commands;
    this.journal = journal;
    this.today = today;
  }

  /** Needs the right to keep people at the unit of the post, and to see the person's record. */
  Outcome<Long> give(Viewer viewer, String key, PersonId person, UnitId unit, PostKind kind, LocalDate from) {
    reach.require(viewer, Right.KEEP_PEOPLE, unit);
    if (!face.maySee(viewer, person)) {
      throw new NotFound("person " + person.value());
    }
    return once(viewer, key, "people.give_post " + person + unit + kind + from, () -> {
      people.historyForUpdate(person);
      if (from.isAfter(today.date())) {
        return Outcome.refused("from", "people.refused.in_the_future");
      }
      if (!people.stands(unit, from)) {
        return Outcome.refused("from", "people.refused.unit_not_standing");
      }
      if (sql.heldFrom(person, unit, kind, from)) {
        return Outcome.refused("post", "people.refused.post_held");
      }
      long post = sql.insert(person, unit, kind, from);
      journal.wrote(viewer, "people.post_given", "people:" + person.value(), unit, null, Map.of("post", kind.code(), "from", from.toString()));
      return Outcome.done(post);
    });
  }

  /** Ends a post after its last day. */
  Outcome<Long> end(Viewer viewer, String key, long id, LocalDate lastDay) {
    Post post = require(viewer, id);
    return once(viewer, key, "people.end_post " + id + lastDay, () -> {
      if (lastDay.isBefore(post.from())) {
        return Outcome.refused("lastDay", "people.refused.ends_before_start", post.from());
      }
      if (lastDay.isAfter(today.date())) {
        return Outcome.refused("lastDay", "people.refused.in_the_future");
      }
      if (!post.to().equals(vn.mach.kernel.Period.FOREVER)) {
        return Outcome.refused("lastDay", "people.refused.post_ended");
      }
      sql.end(id, lastDay);
      journal.wrote(
          viewer, "people.post_ended", "people:" + post.person().value(), post.unit(), null,
          Map.of("post", post.kind().code(), "last_day", lastDay.toString()));
      return Outcome.done(id);
    });
  }

  /** A post that this viewer may end. */
  Post require(Viewer viewer, long id) {
    Post post = sql.find(id, today.date()).orElseThrow(() -> new NotFound("post " + id));
    reach.require(viewer, Right.KEEP_PEOPLE, post.unit());
    return post;
  }

  private Outcome<Long> once(Viewer viewer, String key, String content, java.util.function.Supplier<Outcome<Long>> command) {
    return commands.once(viewer, key, content, command, id -> Long.toString(id), Long::valueOf);
  }
}
