package vn.mach.documents.directives;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/** Who sees a directive opens its files; who may issue in its issuer's name attaches them. */
@Component
class DirectiveFiles implements FileOwner {

  private final Directives directives;

  DirectiveFiles(Directives directives) {
    this.directives = directives;
  }

  @Override
  public String module() {
    return "directives";
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    return directives.maySee(actor, new DirectiveId(subject));
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    return directives
        .named(new DirectiveId(subject))
        .filter(it -> directives.mayIssue(actor, it.issuer()))
        .isPresent();
  }

  @Override
  public String path(long subject) {
    return "/directives/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return directives.named(new DirectiveId(subject)).map(NamedDirective::issuer).orElse(null);
  }
}
