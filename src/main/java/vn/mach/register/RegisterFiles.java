package vn.mach.register;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.files.FileOwner;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.units.Reach;

/** Who sees a line of a book opens its files; who keeps the book attaches them. Once a paper is issued or dealt with its files stay. */
@Component
class RegisterFiles implements FileOwner {

  private final Register register;
  private final Reach reach;

  RegisterFiles(Register register, Reach reach) {
    this.register = register;
    this.reach = reach;
  }

  @Override
  public String room() {
    return "register";
  }

  @Override
  public boolean maySee(Viewer viewer, long subject) {
    return register.named(new EntryId(subject)).filter(it -> reach.reaches(viewer, Right.SEE, it.unit())).isPresent();
  }

  @Override
  public boolean mayChange(Viewer viewer, long subject) {
    return register
        .named(new EntryId(subject))
        .filter(it -> !it.status().equals(EntryStatus.CANCELLED.code()) && !it.status().equals(EntryStatus.ELSEWHERE.code()))
        .filter(it -> register.mayKeep(viewer, it.unit()))
        .isPresent();
  }

  @Override
  public boolean letsGo(long subject) {
    return register.named(new EntryId(subject)).filter(it -> it.status().equals(EntryStatus.RESERVED.code()) || it.status().equals(EntryStatus.ARRIVED.code())).isPresent();
  }

  @Override
  public String path(long subject) {
    return "/register/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return register.named(new EntryId(subject)).map(EntryNamed::unit).orElse(null);
  }
}
