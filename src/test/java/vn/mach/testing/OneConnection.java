package vn.mach.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Refuses a second connection to a thread that still holds one. When as many requests as the pool
 * has connections do that at once, each holds one and waits for another, and nobody goes on. Active
 * in every {@link MachTest}; what was refused also fails the test that ran, even if the product
 * caught the exception. Writing an answer while one is held is refused in the same way: see {@link
 * UnheldAnswers}.
 */
final class OneConnection extends DelegatingDataSource {

  /**
   * Migrations (their library takes two), and background work that writes its progress beside a
   * long transaction. Each runs in few threads at a time; in a request it is refused too.
   */
  private static final Set<String> BACKGROUND =
      Set.of(
          "vn.mach.base.realms.Migrations",
          "vn.mach.app.backups.BackupWriter",
          "vn.mach.app.exchange.Imports",
          "vn.mach.evidence.rollups.SnapshotCounts",
          "vn.mach.evidence.rollups.ConsistencyCheck");

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final Queue<IllegalStateException> REFUSED = new ConcurrentLinkedQueue<>();

  private static final ThreadLocal<List<Connection>> HELD = ThreadLocal.withInitial(ArrayList::new);

  OneConnection(DataSource target) {
    super(target);
  }

  @Override
  public Connection getConnection() throws SQLException {
    List<Connection> mine = held();
    if (!mine.isEmpty() && !mayTakeAnother()) {
      IllegalStateException refused =
          new IllegalStateException("A second connection is taken while this thread holds one");
      REFUSED.add(refused);
      throw refused;
    }
    Connection connection = super.getConnection();
    mine.add(connection);
    return connection;
  }

  /** The connections that this thread holds. */
  private static List<Connection> held() {
    List<Connection> mine = HELD.get();
    mine.removeIf(OneConnection::isClosed);
    return mine;
  }

  /**
   * Refuses to wait for a reader while this thread holds a connection: as many slow readers as the
   * pool has connections would stop everybody.
   */
  static void refuseWaitingForAReader() {
    if (!held().isEmpty()) {
      IllegalStateException refused =
          new IllegalStateException("A reader is waited for while this thread holds a connection");
      REFUSED.add(refused);
      throw refused;
    }
  }

  /** What was refused since the last call. */
  static List<IllegalStateException> takeRefused() {
    List<IllegalStateException> taken = new ArrayList<>();
    for (IllegalStateException it = REFUSED.poll(); it != null; it = REFUSED.poll()) {
      taken.add(it);
    }
    return taken;
  }

  private static boolean mayTakeAnother() {
    Predicate<StackWalker.StackFrame> background =
        frame -> BACKGROUND.contains(frame.getClassName());
    return RequestContextHolder.getRequestAttributes() == null
        && STACK.walk(frames -> frames.anyMatch(background));
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts the guard before the product's data source. */
  static final class Everywhere implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return name.equals("dataSource") && bean instanceof DataSource it
          ? new OneConnection(it)
          : bean;
    }
  }

  /** Fails the test in which a second connection was refused. */
  static final class Check implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext context) {
      assertThat(takeRefused()).as("second connections taken while one was held").isEmpty();
    }
  }
}
