package vn.mach.base.kernel;

/**
 * There is no such thing, or not for this viewer: the two are not told apart. Becomes a page or
 * answer with status 404.
 */
public class NotFound extends RuntimeException {

  public NotFound(String what) {
    super(what, null, false, false);
  }
}
