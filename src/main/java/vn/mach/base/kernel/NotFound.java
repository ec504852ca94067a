package vn.mach.base.kernel;

/**
 * The object does not exist, or not for this actor: the two are not distinguished. Becomes a page
 * or answer with status 404.
 */
public class NotFound extends RuntimeException {

  public NotFound(String what) {
    super(what, null, false, false);
  }
}
