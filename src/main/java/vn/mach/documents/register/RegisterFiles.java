package vn.mach.documents.register;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/**
 * Who sees a line of a book opens its files; who keeps the book attaches them. Once a paper is
 * issued or dealt with its files stay.
 */
@Component
class RegisterFiles implements FileOwner {

  private final Register register;

  RegisterFiles(Register register) {
    this.register = register;
  }

  @Override
  public String module() {
    return "register";
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    return register.show(actor, new EntryId(subject)).isPresent();
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    return register
        .named(new EntryId(subject))
        .filter(it ->
            !it.status().equals(EntryStatus.CANCELLED.code())
                && !it.status().equals(EntryStatus.ELSEWHERE.code()))
        .filter(it -> register.mayKeep(actor, it.unit()))
        .isPresent();
  }

  @Override
  public boolean letsGo(long subject) {
    return register
        .named(new EntryId(subject))
        .filter(it ->
            it.status().equals(EntryStatus.RESERVED.code())
                || it.status().equals(EntryStatus.ARRIVED.code()))
        .isPresent();
  }

  @Override
  public String path(long subject) {
    return "/register/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return register.named(new EntryId(subject)).map(NamedEntry::unit).orElse(null);
  }
}
