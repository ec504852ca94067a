package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Breadcrumbs;

/**
 * Questions about the tree, and its kinds of unit. Changes of the tree: {@link Reorganisations}.
 */
@Component
public class Units {

  /** Names among which the whole one is looked for. */
  private static final int MOST_MEANT = 50;

  /**
   * The topic of the change feed: the subject, a unit, has another kind, committee or other units
   * above it from the day on.
   */
  public static final String CHANGES = "units";

  /**
   * The topic of the change feed: the subtree of the subject, a unit, gained or lost the other, on
   * some day from the day on. Without a subject: the whole closure was rebuilt.
   */
  public static final String ANCESTRY_CHANGES = "closure";

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final UnitsSql sql;
  private final OfficialCodes officialCodes;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Units(
      UnitsSql sql,
      OfficialCodes officialCodes,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.officialCodes = officialCodes;
    this.sql = sql;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * Whether a unit came directly under this one, or left it, within the period: then its total over
   * the period and the values of the units below are of different trees.
   */
  public boolean reorganised(UnitId unit, Period period) {
    return sql.reorganised(unit, period);
  }

  /** The other names that units had within the period, the oldest first. Does not check rights. */
  public Map<UnitId, List<FormerName>> formerNames(Collection<UnitId> units, Period period) {
    return sql.formerNames(units, period);
  }

  /** The unit of this code, also if it has ended. Codes are compared letter by letter. */
  public Optional<UnitId> find(String code) {
    return sql.find(code);
  }

  /**
   * The unit as named on the day; empty only where there is no such unit. Does not check rights.
   */
  public Optional<NamedUnit> named(UnitId unit, LocalDate day) {
    return sql.named(unit, day);
  }

  /**
   * The unit as named today, for a page that shows it to this actor.
   *
   * @throws NotFound where there is none or the right does not cover it
   */
  public NamedUnit require(Actor actor, Right right, UnitId unit) {
    scope.require(actor, right, unit);
    return sql.named(unit, today.date()).orElseThrow(() -> new NotFound("unit " + unit.value()));
  }

  /**
   * The units directly under it on the day, in the order of kind and code. Who may see the unit may
   * see them.
   */
  @Transactional(readOnly = true)
  public List<NamedUnit> children(UnitId unit, LocalDate day) {
    return sql.children(unit, day);
  }

  /**
   * Those above the unit on the day, the top first, the unit itself last; empty where it did not
   * exist. Does not check rights.
   */
  public List<NamedUnit> path(UnitId unit, LocalDate day) {
    return sql.path(unit, day);
  }

  /**
   * Shows the way down to the unit above the heading of the page; links lead to what the actor may
   * see. Does not check rights.
   *
   * @param day on which the unit stood there
   */
  public void showPath(Actor actor, UnitId unit, LocalDate day) {
    List<NamedUnit> path = sql.path(unit, day);
    Set<UnitId> open =
        sql.reached(scope.parameters(actor, Right.SEE), path.stream().map(NamedUnit::id).toList());
    Breadcrumbs.show(
        path.stream()
            .map(it ->
                new Breadcrumbs.Crumb(
                    it.name(), open.contains(it.id()) ? "/units/" + it.id().value() : ""))
            .toList());
  }

  /**
   * The units at which the right was granted to the actor, as named today: the tops of their own
   * tree.
   */
  public List<NamedUnit> tops(Actor actor, Right right) {
    return sql.tops(actor, right, today.date());
  }

  /**
   * Units covered by the right whose name contains the input, without regard to case and accents,
   * or whose code begins with it. Existing ones come first.
   */
  public List<NamedUnit> search(Actor actor, Right right, String typed, int limit) {
    return sql.search(scope.parameters(actor, right), typed, today.date(), limit);
  }

  /**
   * The unit that the input means: its code, its official code, {@link NamedUnit#label}, its whole
   * name, or words of a name that match only one unit covered by the right; ended ones only where
   * no existing one matches.
   */
  public Optional<NamedUnit> meant(Actor actor, Right right, String typed) {
    int open = typed.lastIndexOf('(');
    if (open > 0 && typed.endsWith(")")) {
      Optional<NamedUnit> labelled =
          coded(actor, right, typed.substring(open + 1, typed.length() - 1).strip());
      if (labelled.isPresent()) {
        return labelled;
      }
    }
    Optional<NamedUnit> coded = coded(actor, right, typed);
    if (coded.isPresent()) {
      return coded;
    }
    List<NamedUnit> found =
        typed.isBlank()
            ? List.of()
            : sql.named(scope.parameters(actor, right), typed, today.date(), MOST_MEANT);
    String name = Text.unaccented(typed);
    List<NamedUnit> exact =
        found.stream()
            .filter(it -> it.standing() && Text.unaccented(it.name()).equals(name))
            .toList();
    if (exact.size() == 1) {
      return Optional.of(exact.getFirst());
    }
    boolean one =
        found.size() == 1
            || (found.size() == 2 && found.getFirst().standing() && !found.getLast().standing());
    return one ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private Optional<NamedUnit> coded(Actor actor, Right right, String code) {
    return sql.find(code)
        .or(() -> OfficialCode.read(code).flatMap(it -> officialCodes.unit(it, today.date())))
        .filter(unit -> scope.reaches(actor, right, unit))
        .flatMap(unit -> sql.named(unit, today.date()));
  }

  /** All kinds, from the top of the tree downwards. */
  public List<UnitKind> kinds() {
    return kinds(today.date());
  }

  /** All kinds, as they were called on the day. */
  public List<UnitKind> kinds(LocalDate day) {
    return sql.kinds(day);
  }

  /**
   * Adds a kind of unit to the realm.
   *
   * @throws NotFound where the actor does not administer the whole realm
   */
  @Transactional
  public Outcome<String> addKind(
      Actor actor, String key, String code, String nameVi, String nameEn) {
    requireAdministrator(actor);
    List<Refusal> refusals = new ArrayList<>(unnamed(nameVi, nameEn));
    if (!KIND.matcher(code).matches()) {
      refusals.addFirst(Refusal.of("code", "units.refused.kind_code"));
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    return idempotency.once(
        new Key(actor, key, "units.add_kind", code, nameVi, nameEn),
        Answer.known(code),
        () -> {
          if (!sql.addKind(code, nameVi, nameEn)) {
            return Outcome.refused("code", "units.refused.kind_taken");
          }
          auditLog.record(
              actor,
              "units.kind_added",
              "unit_kind:" + code,
              null,
              null,
              Map.of("code", code, "vi", nameVi, "en", nameEn));
          return Outcome.done(code);
        });
  }

  /**
   * Renames a kind.
   *
   * @throws NotFound where there is no such kind or the actor does not administer the whole realm
   */
  @Transactional
  public Outcome<String> renameKind(
      Actor actor, String key, String code, String nameVi, String nameEn) {
    requireAdministrator(actor);
    List<Refusal> refusals = unnamed(nameVi, nameEn);
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    return idempotency.once(
        new Key(actor, key, "units.rename_kind", code, nameVi, nameEn),
        Answer.known(code),
        () -> {
          if (!sql.renameKind(code, nameVi, nameEn)) {
            throw new NotFound("kind " + code);
          }
          auditLog.record(
              actor,
              "units.kind_renamed",
              "unit_kind:" + code,
              null,
              null,
              Map.of("code", code, "vi", nameVi, "en", nameEn));
          return Outcome.done(code);
        });
  }

  private static List<Refusal> unnamed(String nameVi, String nameEn) {
    return Stream.of(Map.entry("nameVi", nameVi), Map.entry("nameEn", nameEn))
        .filter(name -> name.getValue().isBlank() || name.getValue().length() > 200)
        .map(name -> Refusal.of(name.getKey(), "units.refused.kind_name"))
        .toList();
  }

  private static void requireAdministrator(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("kinds of unit");
    }
  }
}
