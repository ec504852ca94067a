package vn.mach.base.web;

import vn.mach.base.kernel.Actor;

/** A module that takes uploads of up to 256 MB offers one of these as a bean. */
public interface LargeUpload {

  /** Whether this actor may send so much to this path, which has no prefix of the realm. */
  boolean accepts(Actor actor, String path);
}
