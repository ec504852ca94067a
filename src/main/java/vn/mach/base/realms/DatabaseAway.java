package vn.mach.base.realms;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached, or ended a connection, from every other failure. */
public final class DatabaseAway {

  private static final int MOST_CAUSES = 20;

  private DatabaseAway() {}

  /**
   * Whether this came of a connection that could not be made, was not free in time, or broke: what
   * was asked may be asked again a moment later.
   */
  public static boolean is(@Nullable Throwable what) {
    Throwable cause = what;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      if (cause instanceof SQLTransientConnectionException
          || cause instanceof SQLNonTransientConnectionException
          || cause instanceof SQLRecoverableException
          || cause instanceof SQLException it && isState(it.getSQLState())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * PostgreSQL's states: connection exceptions, too many connections, ended by an administrator or
   * by a crash, starting or stopping.
   */
  private static boolean isState(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.equals("53300") || state.startsWith("57P"));
  }
}
