package vn.mach.base.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;

/**
 * The staged relations of one import, through one validation or one loading. Every relation of the
 * import is named by a prefix and the name of its table; {@code sheets} lists the tables that were
 * sent.
 */
public final class StagedImport {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

  private final JdbcClient jdbc;
  private final DataSource connections;
  private final String prefix;
  private final Function<String, ? extends StagedTable> tables;
  private final Map<Class<?>, Object> shared = new HashMap<>();
  private boolean accepting;
  private @Nullable Actor sender;

  /**
   * @param prefix of the names of the import's relations
   * @param tables gives the table of a name
   */
  public StagedImport(
      JdbcClient jdbc,
      DataSource connections,
      String prefix,
      Function<String, ? extends StagedTable> tables) {
    this.jdbc = jdbc;
    this.connections = connections;
    this.prefix = prefix;
    this.tables = tables;
  }

  /** The name of the relation of a table, or of a {@link WorkTable}. */
  public String relation(String name) {
    return prefix + name;
  }

  /** A statement in which {@code {units}} and the like stand for relations of the import. */
  public JdbcClient.StatementSpec statement(String template) {
    return statement(template, null);
  }

  /** The same, with {@code {rows}} and {@code {standing}} for those of one table. */
  JdbcClient.StatementSpec statement(String template, @Nullable StagedTable table) {
    return jdbc.sql(
        PLACEHOLDER
            .matcher(template)
            .replaceAll(found -> Matcher.quoteReplacement(named(found.group(1), table))));
  }

  private String named(String placeholder, @Nullable StagedTable table) {
    if (table != null && placeholder.equals("rows")) {
      return relation(table.name());
    }
    return table != null && placeholder.equals("standing")
        ? table.standing()
        : relation(placeholder);
  }

  /** Writes rows into one of the import's relations. */
  public RowCopy copy(String name, List<String> columns) {
    return RowCopy.into(connections, relation(name), columns);
  }

  /**
   * @throws NoSuchElementException where no module offers a table of this name
   */
  StagedTable table(String name) {
    return tables.apply(name);
  }

  /** From here on the rows are validated in the transaction that takes them in. */
  public void accept() {
    accepting = true;
  }

  boolean accepting() {
    return accepting;
  }

  /** The rows are those of this person: what their pages refuse them is refused in files too. */
  public void sentBy(Actor person) {
    sender = person;
  }

  Optional<Actor> sender() {
    return Optional.ofNullable(sender);
  }

  boolean sent(String table) {
    return statement("select exists (select 1 from {sheets} where name = ?)")
        .param(table)
        .query(Boolean.class)
        .single();
  }

  <T> void share(Class<T> type, T value) {
    shared.put(type, value);
  }

  <T> T shared(Class<T> type) {
    Object value = shared.get(type);
    if (value == null) {
      throw new NoSuchElementException("no table before this one shares " + type.getName());
    }
    return type.cast(value);
  }
}
