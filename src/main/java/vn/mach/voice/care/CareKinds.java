package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;

/** Kinds of care, occasions and the days of these in each year: data that administrators keep. */
@Component
class CareKinds {

  /** The day of an occasion in a year. */
  record Day(String occasion, int year, LocalDate day, String source) {}

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  CareKinds(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** All kinds; those no longer offered too. */
  List<CareKind> all() {
    return jdbc.sql(
            "select code, form, name_vi, name_en, standing from care_kinds order by position, code")
        .query(CareRows.of(CareKind.class))
        .list();
  }

  /** The kinds of these forms that are offered. */
  List<CareKind> offered(String... forms) {
    List<String> wanted = List.of(forms);
    return all().stream().filter(it -> it.standing() && wanted.contains(it.form())).toList();
  }

  /** A kind that is offered in one of these forms. */
  Optional<CareKind> find(String code, String... forms) {
    return offered(forms).stream().filter(it -> it.code().equals(code)).findFirst();
  }

  List<CareKind.Occasion> occasions() {
    return jdbc.sql(
            """
            select code, name_vi, name_en, array_to_string(kinds, ',') as kind_codes, standing
            from care_occasions order by position, code
            """)
        .query(CareRows.of(CareKind.Occasion.class))
        .list();
  }

  List<CareKind.Occasion> offeredOccasions() {
    return occasions().stream().filter(CareKind.Occasion::standing).toList();
  }

  Optional<CareKind.Occasion> occasion(@Nullable String code) {
    return occasions().stream().filter(it -> it.code().equals(code)).findFirst();
  }

  /** The days of all occasions from a year on, the earliest first. */
  List<Day> days(int fromYear) {
    return jdbc.sql(
            "select occasion, year, day, source from care_occasion_days where year >= ? order by day, occasion limit 400")
        .param(fromYear)
        .query(CareRows.of(Day.class))
        .list();
  }

  /** The next occasions from a day on, the soonest first. */
  List<Day> next(LocalDate from, int most) {
    return jdbc.sql(
            """
            select d.occasion, d.year, d.day, d.source from care_occasion_days d join care_occasions o on o.code = d.occasion
            where o.standing and d.day >= ? order by d.day, d.occasion limit ?
            """)
        .params(from, most)
        .query(CareRows.of(Day.class))
        .list();
  }

  /** Adds a kind, or changes its names and whether it is offered; its form stays. */
  @Transactional
  Outcome<String> keep(Actor actor, String key, CareKind kind) {
    require(actor);
    return idempotency.once(
        new Key(actor, key, "care.kind", kind),
        Answer.known(kind.code()),
        () -> {
          int kept =
              jdbc.sql(
                      """
                      insert into care_kinds (code, form, name_vi, name_en, standing) values (?, ?, ?, ?, ?)
                      on conflict on constraint care_kinds_key do update
                        set name_vi = excluded.name_vi, name_en = excluded.name_en, standing = excluded.standing
                        where care_kinds.form = excluded.form
                      """)
                  .params(kind.code(), kind.form(), kind.nameVi(), kind.nameEn(), kind.standing())
                  .update();
          if (kept == 0) {
            return Outcome.refused("form", "care.refused.other_form", kind.code());
          }
          wrote(actor, "kind_kept", kind.code());
          return Outcome.done(kind.code());
        });
  }

  /** Adds an occasion, or changes its names. */
  @Transactional
  Outcome<String> keepOccasion(Actor actor, String key, CareKind.Occasion occasion) {
    require(actor);
    return idempotency.once(
        new Key(actor, key, "care.occasion", occasion),
        Answer.known(occasion.code()),
        () -> {
          jdbc.sql(
                  """
                  insert into care_occasions (code, name_vi, name_en, kinds, standing) values (?, ?, ?, ?, ?)
                  on conflict on constraint care_occasions_key do update
                    set name_vi = excluded.name_vi, name_en = excluded.name_en, kinds = excluded.kinds, standing = excluded.standing
                  """)
              .params(
                  occasion.code(),
                  occasion.nameVi(),
                  occasion.nameEn(),
                  occasion.kinds().toArray(String[]::new),
                  occasion.standing())
              .update();
          wrote(actor, "occasion_kept", occasion.code());
          return Outcome.done(occasion.code());
        });
  }

  /** Says on which day an occasion is in a year; what was said before is replaced. */
  @Transactional
  Outcome<String> keepDay(Actor actor, String key, Day day) {
    require(actor);
    return idempotency.once(
        new Key(actor, key, "care.occasion_day", day),
        Answer.known(day.occasion()),
        () -> {
          jdbc.sql(
                  """
                  insert into care_occasion_days (occasion, year, day, source) values (?, ?, ?, ?)
                  on conflict on constraint care_occasion_days_key do update set day = excluded.day, source = excluded.source
                  """)
              .params(day.occasion(), day.year(), day.day(), day.source())
              .update();
          wrote(actor, "occasion_day_kept", day.occasion());
          return Outcome.done(day.occasion());
        });
  }

  private void wrote(Actor actor, String action, String code) {
    auditLog.record(actor, "care." + action, null, null, null, Map.of("code", code));
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("kinds of care");
    }
  }
}
