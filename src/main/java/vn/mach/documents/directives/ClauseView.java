package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.Today;
import vn.mach.documents.directives.ClauseTargets.NamedTarget;
import vn.mach.organisation.people.PostKind;
import vn.mach.organisation.units.UnitKind;
import vn.mach.organisation.units.Units;

/** What pages need to say in words what clauses ask. */
@Component
class ClauseView {

  private final Units units;
  private final ClausesSql sql;
  private final List<ClauseTargets> targets;
  private final Today today;

  ClauseView(Units units, ClausesSql sql, List<ClauseTargets> targets, Today today) {
    this.units = units;
    this.sql = sql;
    this.targets = targets;
    this.today = today;
  }

  /** Kinds of units and targets by their codes. */
  record Words(Map<String, UnitKind> kinds, Map<String, NamedTarget> targets, LocalDate today) {

    @Nullable NamedTarget target(@Nullable Asked asked) {
      return asked == null || asked.target() == null ? null : targets.get(asked.target());
    }
  }

  /** What the marking form offers. */
  record Offered(List<UnitClass> classes, List<PostKind> posts, List<NamedTarget> targets) {}

  Words words(Collection<Clause> clauses) {
    Set<String> codes = new HashSet<>();
    for (Clause clause : clauses) {
      Asked asked = clause.asked();
      if (asked != null && asked.target() != null) {
        codes.add(asked.target());
      }
    }
    Map<String, UnitKind> kinds = new HashMap<>();
    units.kinds().forEach(kind -> kinds.put(kind.code(), kind));
    Map<String, NamedTarget> named = new HashMap<>();
    if (!codes.isEmpty()) {
      targets.forEach(it -> it.named(codes).forEach(one -> named.put(one.code(), one)));
    }
    return new Words(kinds, named, today.date());
  }

  /** Classes of units that there are, from the top of the tree down, and those named already. */
  Offered offered(DirectiveId directive, Collection<Clause> clauses) {
    Map<String, List<UnitClass>> there = sql.classes(today.date());
    Set<String> named = new TreeSet<>();
    for (Clause clause : clauses) {
      Asked asked = clause.asked();
      if (asked != null) {
        asked.classes().forEach(it -> named.add(it.code()));
      }
    }
    Map<String, UnitClass> classes = new LinkedHashMap<>();
    for (UnitKind kind : units.kinds()) {
      there.getOrDefault(kind.code(), List.of()).forEach(it -> classes.put(it.code(), it));
      named.stream()
          .flatMap(code -> UnitClass.read(code).stream())
          .filter(it -> it.kind().equals(kind.code()))
          .forEach(it -> classes.putIfAbsent(it.code(), it));
    }
    return new Offered(List.copyOf(classes.values()), List.of(PostKind.values()), all(directive));
  }

  private List<NamedTarget> all(DirectiveId directive) {
    return targets.stream().flatMap(it -> it.of(directive).stream()).toList();
  }

  Set<String> kinds() {
    Set<String> kinds = new HashSet<>();
    units.kinds().forEach(kind -> kinds.add(kind.code()));
    return kinds;
  }

  /** Codes of the directive's targets, and of those that the clauses name already. */
  Set<String> targets(DirectiveId directive, Collection<Clause> clauses) {
    Set<String> codes = new HashSet<>();
    all(directive).forEach(it -> codes.add(it.code()));
    for (Clause clause : clauses) {
      Asked asked = clause.asked();
      if (asked != null && asked.target() != null) {
        codes.add(asked.target());
      }
    }
    return codes;
  }
}
