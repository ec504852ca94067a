package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Public API of the module for what directives ask, clause by clause. None of these questions
 * checks rights: who may see a directive ({@link Directives#maySee}) may see all of its issued
 * versions. Drafts are answered for their id only.
 */
@Component
public class Clauses {

  private final ClausesSql sql;
  private final Today today;

  Clauses(ClausesSql sql, Today today) {
    this.sql = sql;
    this.today = today;
  }

  /** The version that was issued last; empty where none was. */
  public Optional<DirectiveVersion> currentVersion(DirectiveId directive) {
    return sql.version(directive, VersionStatus.ISSUED);
  }

  /** Every version that was issued, the latest first. */
  public List<DirectiveVersion> versions(DirectiveId directive) {
    return sql.versions(directive).stream()
        .filter(it -> it.status() != VersionStatus.DRAFT)
        .toList();
  }

  public Optional<DirectiveVersion> version(DirectiveVersionId version) {
    return sql.version(version);
  }

  /** The clauses of the version that was issued last, in their order; none where none was. */
  public List<Clause> current(DirectiveId directive) {
    return currentVersion(directive).map(it -> sql.clauses(it.id())).orElse(List.of());
  }

  public List<Clause> ofVersion(DirectiveVersionId version) {
    return sql.clauses(version);
  }

  /**
   * The words of the directive and of those that it makes concrete, in all issued versions: what an
   * answer to it may quote. Empty texts are left out.
   */
  public List<String> wordsUpwards(DirectiveId directive) {
    return sql.wordsUpwards(directive);
  }

  /**
   * The clauses of the version that was issued last which ask something of the unit or of persons
   * in it, as it stands today. Empty for a unit that is not below the issuer.
   */
  public List<Clause> concerning(DirectiveId directive, UnitId unit) {
    LocalDate day = today.date();
    return currentVersion(directive)
        .map(it -> sql.concerning(it.id(), unit, day))
        .orElse(List.of());
  }

  /**
   * What became of each clause between two versions of one directive, in the order of the later
   * one.
   *
   * @throws NotFound where they are not of one directive
   */
  public List<ClauseChange> changes(DirectiveVersionId from, DirectiveVersionId to) {
    DirectiveVersion one = sql.version(from).orElseThrow(() -> new NotFound("version " + from));
    DirectiveVersion other = sql.version(to).orElseThrow(() -> new NotFound("version " + to));
    if (!one.directive().equals(other.directive())) {
      throw new NotFound("version " + to);
    }
    return ClauseChanges.between(sql.clauses(from), sql.clauses(to));
  }
}
