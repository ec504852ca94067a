package vn.mach.organisation.access;

import java.time.Duration;

/** How long a session of the current realm lasts; the module that has the settings offers it. */
public interface SessionLength {

  /** Without a request a person is signed out after this. */
  Duration ofRealm();
}
