package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/**
 * A province with two communes; three branches in the first, one in the second, which is far away.
 * It is 15 July 2026.
 */
@TestComponent
class ActivityFixture {

  static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

  private final TestRealms realms;
  private final JdbcClient jdbc;
  private final ActorLoader viewers;
  private final TestClock clock;

  ActivityFixture(TestRealms realms, JdbcClient jdbc, ActorLoader viewers, TestClock clock) {
    this.realms = realms;
    this.jdbc = jdbc;
    this.viewers = viewers;
    this.clock = clock;
  }

  World world() {
    clock.turnTo(TODAY);
    Realm realm = realms.create();
    Tree.of("T", "T/XA1", "T/XA2", "T/XA1/CB1", "T/XA1/CB2", "T/XA1/CB3", "T/XA2/CB9")
        .named("T", "Đảng bộ tỉnh Thử", "province")
        .named("XA1", "Đảng bộ xã Hòa Bình", "commune")
        .named("XA2", "Đảng bộ xã Tân Lập", "commune")
        .named("CB1", "Chi bộ thôn Đông", "branch")
        .named("CB2", "Chi bộ thôn Đoài", "branch")
        .named("CB3", "Chi bộ trường học", "branch")
        .named("CB9", "Chi bộ thôn Thượng", "branch")
        .committee(false, "T", "XA1", "XA2", "CB1", "CB2", "CB3", "CB9")
        .plant(realms, realm);
    realms.account(realm, "bithu1", "secretary", "CB1");
    realms.account(realm, "bithu9", "secretary", "CB9");
    realms.account(realm, "xa1", "office", "XA1");
    realms.account(realm, "quansat", "observer", "CB1");
    realms.account(realm, "quantri", "administrator", null);
    return new World(realm);
  }

  void turnTo(LocalDate day) {
    clock.turnTo(day);
  }

  /** One such realm, and what tests ask of it. */
  final class World {
    final Realm realm;

    World(Realm realm) {
      this.realm = realm;
    }

    Actor actor(String login) {
      return in(() ->
          viewers
              .of(
                  jdbc.sql("select id from accounts where login = ?")
                      .param(login)
                      .query(Long.class)
                      .single(),
                  "page")
              .orElseThrow());
    }

    UnitId unit(String code) {
      return new UnitId(
          in(() ->
              jdbc.sql("select id from units where code = ?")
                  .param(code)
                  .query(Long.class)
                  .single()));
    }

    <T> T in(Callable<T> work) {
      try {
        return CurrentRealm.in(realm, work);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    long count(String sql) {
      return in(() -> jdbc.sql("select count(*) from " + sql).query(Long.class).single());
    }

    /** The kinds of what stands and has this title, one for each record. */
    List<String> kindsOf(String title) {
      return in(() ->
          jdbc.sql("select kind from activities where title = ? and status <> 'withdrawn'")
              .param(title)
              .query(String.class)
              .list());
    }

    /** How many of this title count. */
    long confirmed(String title) {
      return in(() ->
          jdbc.sql("select count(*) from activities where title = ? and status = 'confirmed'")
              .param(title)
              .query(Long.class)
              .single());
    }

    /** What the listening modules were told of it, summed. */
    long counting(ActivityId id) {
      return in(() ->
          jdbc.sql(
                  "select coalesce(sum(sign), 0) from changes where topic = 'activities' and subject_id = ?")
              .param(id.value())
              .query(Long.class)
              .single());
    }

    void sql(String sql) {
      CurrentRealm.run(realm, () -> jdbc.sql(sql).update());
    }

    ActivityInput inspection(String unitCode, String day) {
      return new ActivityInput(
          "",
          Long.toString(unit(unitCode).value()),
          "inspection",
          "",
          "Kiểm tra đồng chí Nguyễn Văn Hoà",
          day,
          "",
          "",
          "",
          "",
          Map.of());
    }
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused);
    };
  }

  static String reason(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?>(var value) -> throw new AssertionError("done: " + value);
      case Outcome.Refused<?>(var refusals) -> refusals.getFirst().reason();
    };
  }
}
