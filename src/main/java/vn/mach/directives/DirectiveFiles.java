package vn.mach.directives;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.files.FileOwner;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;

/** Who sees a directive opens its files; who may issue in its issuer's name attaches them. */
@Component
class DirectiveFiles implements FileOwner {

  private final Directives directives;

  DirectiveFiles(Directives directives) {
    this.directives = directives;
  }

  @Override
  public String room() {
    return "directives";
  }

  @Override
  public boolean maySee(Viewer viewer, long subject) {
    return directives.maySee(viewer, new DirectiveId(subject));
  }

  @Override
  public boolean mayChange(Viewer viewer, long subject) {
    return directives.named(new DirectiveId(subject)).filter(it -> directives.mayIssue(viewer, it.issuer())).isPresent();
  }

  @Override
  public String path(long subject) {
    return "/directives/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return directives.named(new DirectiveId(subject)).map(DirectiveNamed::issuer).orElse(null);
  }
}
