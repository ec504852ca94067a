package vn.mach.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a {@link MatrixSample} has at hand while it makes a thing in the bound realm.
 *
 * @param unit where the thing lies
 * @param leaf a further unit there
 * @param code of the unit
 * @param mark is in the name of all that lies there, and nowhere else
 * @param asker the account that will ask; 0: nobody's
 * @param method of the route
 * @param pattern of the route
 * @param made what was made for this sample so far, by name
 * @param maker makes a thing that may be another module's
 */
public record MatrixPlanting(
    long unit,
    long leaf,
    String code,
    String mark,
    long asker,
    String method,
    String pattern,
    JdbcClient jdbc,
    AtomicInteger count,
    Map<String, String> made,
    BiFunction<MatrixPlanting, String, String> maker) {

  /** A new thing of this name at the same place. */
  public String another(String name) {
    return maker.apply(this, name);
  }

  /** The number of what was made for this sample under this name. */
  public long number(String name) {
    return Long.parseLong(made.get(name));
  }

  /** A number that no other thing has. */
  public int next() {
    return count.incrementAndGet();
  }

  /** Inserts a row and answers its id. */
  public String id(String insert, Object... parameters) {
    return jdbc.sql(insert + " returning id")
        .params(parameters)
        .query(Long.class)
        .single()
        .toString();
  }

  public void update(String sql, Object... parameters) {
    jdbc.sql(sql).params(parameters).update();
  }

  /** One value, as text. */
  public String ask(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(String.class).single();
  }

  /** As tokens and contents of files are stored. */
  public static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
