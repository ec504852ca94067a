package vn.mach.voice.findings;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/**
 * Photos and papers that show what was found: seen with the finding; more may be added by whoever
 * sent it until the matter is ended.
 */
@Component
class FindingFiles implements FileOwner {

  private final FindingAccess access;
  private final FindingsSql findings;
  private final FindingStepsSql steps;

  FindingFiles(FindingAccess access, FindingsSql findings, FindingStepsSql steps) {
    this.access = access;
    this.findings = findings;
    this.steps = steps;
  }

  @Override
  public String module() {
    return FindingLevels.MODULE;
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    return access.maySee(actor, subject);
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    return findings
        .find(subject)
        .filter(it -> FindingAccess.owns(actor, it) && it.withdrawnOn() == null)
        .filter(it -> steps.of(it.matter()).stream().anyMatch(level -> level.state().running()))
        .isPresent();
  }

  /** It is evidence as soon as somebody may have read it. */
  @Override
  public boolean letsGo(long subject) {
    return false;
  }

  @Override
  public String path(long subject) {
    return "/findings/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return steps.of(subject).stream().findFirst().map(FindingStepsSql.Level::unit).orElse(null);
  }
}
