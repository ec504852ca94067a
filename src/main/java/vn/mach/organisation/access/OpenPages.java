package vn.mach.organisation.access;

import java.util.List;

/**
 * A module whose pages are opened without a sign-in offers one of these as a bean: the pages ask
 * for a secret of their own, a code or an address that nobody guesses. Who is not signed in sends
 * short fields, and files where a module takes them ({@code web.BodyFilter}).
 */
public interface OpenPages {

  /** Patterns of paths, as {@code /concerns/code}. */
  List<String> patterns();
}
