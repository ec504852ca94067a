package vn.mach.directives;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;

/** Correcting a directive after it was issued: by its issuer, with a reason; what it said before stays to be read. */
@Component
class Corrections {

  private final Directives directives;
  private final DirectivesSql sql;
  private final CorrectionsSql corrections;
  private final Commands commands;
  private final Journal journal;
  private final Today today;
  private final ObjectProvider<DirectiveFollower> followers;

  Corrections(
      Directives directives, DirectivesSql sql, CorrectionsSql corrections, Commands commands, Journal journal, Today today,
      ObjectProvider<DirectiveFollower> followers) {
    this.directives = directives;
    this.sql = sql;
    this.corrections = corrections;
    this.commands = commands;
    this.journal = journal;
    this.today = today;
    this.followers = followers;
  }

  /** Refused: without a reason, where nothing is otherwise, and what would be refused of a new directive. */
  Outcome<DirectiveId> correct(Viewer viewer, String key, DirectiveId id, Correction correction) {
    DirectiveNamed named = issued(viewer, id);
    return commands.once(
        viewer, key, "directives.correct " + id.value() + " " + correction, () -> corrected(viewer, named, correction),
        it -> Long.toString(it.value()), it -> new DirectiveId(Long.parseLong(it)));
  }

  private Outcome<DirectiveId> corrected(Viewer viewer, DirectiveNamed named, Correction correction) {
    return switch (correction.of(named).check(today.date())) {
      case Outcome.Refused<Draft.Checked>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Draft.Checked>(Draft.Checked checked) -> {
        DirectiveId parent = correction.parent();
        if (correction.reason().isEmpty()) {
          yield Outcome.refused("reason", "web.refused.missing");
        }
        if (parent != null && !directives.maySee(viewer, parent)) {
          yield Outcome.refused("parent", "directives.refused.parent");
        }
        if (parent != null && sql.named(parent).filter(it -> it.issuedOn().isAfter(named.issuedOn())).isPresent()) {
          yield Outcome.refused("parent", "directives.refused.parent_later");
        }
        if (parent != null && corrections.restsOn(parent, named.id())) {
          yield Outcome.refused("parent", "directives.refused.parent_ring");
        }
        if (!corrections.replace(named.id(), correction.title(), parent, checked.html(), correction.reason(), today.now(), viewer.account())) {
          yield Outcome.refused("", "directives.refused.nothing_changed");
        }
        journal.wrote(
            viewer, "directives.corrected", "directives:" + named.id().value(), named.issuer(), correction.reason(), Map.of("symbol", named.symbol(), "title", named.title()));
        DirectiveNamed now = sql.named(named.id()).orElseThrow();
        followers.forEach(follower -> follower.corrected(viewer, now));
        yield Outcome.done(named.id());
      }
    };
  }

  /** A directive in whose issuer's name the viewer may issue. */
  DirectiveNamed issued(Viewer viewer, DirectiveId id) {
    return sql.named(id).filter(it -> directives.mayIssue(viewer, it.issuer())).orElseThrow(() -> new NotFound("directive " + id.value()));
  }
}
