package vn.mach.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/**
 * Realms of test classes that ended, for tests to come: to empty one takes a tenth of the time of
 * making one. It gets another name, so nothing that is kept by the name of a realm meets the new
 * one, and the rows of a realm that nobody used. One whose tables a test changed, or in which
 * somebody is still at work, is not taken.
 */
final class UsedRealms {

  /** A realm that no test uses: what a new one holds. */
  static final String UNTOUCHED = "untouched";

  private static final List<String> OF_THIS_CLASS = new CopyOnWriteArrayList<>();
  private static final Queue<String> FREE = new ConcurrentLinkedQueue<>();
  private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
  private static volatile boolean untouchedMade;

  private static final String EMPTY =
      """
      do $$
      declare
        used constant text := '%1$s';
        untouched constant text := '%2$s';
        tables text[];
        name text;
        columns text;
        due bigint;
        found boolean;
      begin
        select array_agg(c.relname) into tables from pg_class c
        where c.relnamespace = used::regnamespace and c.relkind = 'r';
        foreach name in array tables loop
          execute format('lock table %%I.%%I in access exclusive mode nowait', used, name);
        end loop;
        set local session_replication_role = replica; -- no trigger and no foreign key acts
        foreach name in array tables loop
          execute format('select exists (select from %%I.%%I)', used, name) into found;
          if found then
            execute format('delete from %%I.%%I', used, name);
          end if;
          execute format('select exists (select from %%I.%%I)', untouched, name) into found;
          if found then
            select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
            where attrelid = format('%%I.%%I', untouched, name)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
            execute format('insert into %%I.%%I (%%s) overriding system value select %%s from %%I.%%I', used, name, columns, columns, untouched, name);
          end if;
        end loop;
        foreach name in array array['concern_settings', 'sign_in_key'] loop -- each realm's own
          execute format('update %%I.%%I set secret = sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, ''UTF8''))', used, name);
        end loop;
        for name in select c.relname from pg_class c where c.relnamespace = used::regnamespace and c.relkind = 'S' loop
          execute format('select last_value, is_called from %%I.%%I', untouched, name) into due, found;
          perform setval(format('%%I.%%I', used, name)::regclass, due, found);
        end loop;
      end
      $$\
      """;

  /**
   * Tables, sequences, columns, constraints, triggers and functions that only one of two schemas
   * has.
   */
  private static final String DIFFERENT =
      """
      with shape as (
        select n.nspname as realm, concat_ws(' ', 'column', c.relkind, c.relname, a.attname, a.attnum, a.atttypid::regtype::text, a.attnotnull) as part
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        where c.relkind in ('r', 'v', 'i')
        union all
        select n.nspname, concat_ws(' ', 'relation', c.relkind, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        union all
        select n.nspname, concat_ws(' ', 'constraint', c.conname, c.contype)
        from pg_constraint c join pg_namespace n on n.oid = c.connamespace
        union all
        select n.nspname, concat_ws(' ', 'trigger', t.tgname, t.tgenabled)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal
        union all
        select n.nspname, concat_ws(' ', 'function', p.proname, md5(p.prosrc)) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      )
      select exists (
        (select part from shape where realm = ? except all select part from shape where realm = ?)
        union all (select part from shape where realm = ? except all select part from shape where realm = ?))\
      """;

  private final Realms realms;
  private final DataSource dataSource;

  UsedRealms(Realms realms, DataSource dataSource) {
    this.realms = realms;
    this.dataSource = dataSource;
  }

  static String title(String name) {
    return "Tổ chức thử " + name;
  }

  static Realm made(Outcome<Realm> outcome) {
    return switch (outcome) {
      case Outcome.Done<Realm>(Realm realm) -> realm;
      case Outcome.Refused<Realm> refused -> throw new AssertionError(refused);
    };
  }

  /** Remembers a realm that a test of the present class uses. */
  void add(String name) {
    OF_THIS_CLASS.add(name);
  }

  /** The realms of the present class are free. */
  static void release() {
    FREE.addAll(OF_THIS_CLASS);
    OF_THIS_CLASS.clear();
  }

  /** None of the realms made before is used again. */
  static void forget() {
    release();
    FREE.clear();
  }

  /**
   * Gives a realm of a class that ended this name, with the rows of a new one. False where there is
   * none that can be used.
   */
  boolean take(String name) {
    for (String used = FREE.poll(); used != null; used = FREE.poll()) {
      if (!untouchedMade) {
        made(realms.createThrowAway(UNTOUCHED, title(UNTOUCHED)));
        untouchedMade = true;
      }
      if (emptied(used, name)) {
        realms.describe(new Realm(name, "", HANOI, false), title(name), HANOI);
        return true;
      }
    }
    return false;
  }

  private boolean emptied(String used, String name) {
    try (Connection connection = dataSource.getConnection()) {
      return emptied(connection, used, name);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean emptied(Connection connection, String used, String name)
      throws SQLException {
    connection.setAutoCommit(false);
    try (var rename =
            connection.prepareStatement(
                "update mach_common.realms set name = ?, created_at = now() where name = ? and not first and not throw_away");
        var compare = connection.prepareStatement(DIFFERENT);
        var statement = connection.createStatement()) {
      compare.setString(1, used);
      compare.setString(2, UNTOUCHED);
      compare.setString(3, UNTOUCHED);
      compare.setString(4, used);
      try (var row = compare.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          connection.rollback();
          return false;
        }
      }
      rename.setString(1, name);
      rename.setString(2, used);
      if (rename.executeUpdate() == 0) {
        connection.rollback();
        return false;
      }
      statement.execute(EMPTY.formatted(used, UNTOUCHED));
      statement.execute("alter schema " + used + " rename to " + name);
      connection.commit();
      return true;
    } catch (SQLException e) {
      connection.rollback();
      if (e.getSQLState().equals("55P03")
          || e.getSQLState().equals("40P01")) { // somebody is still at work in it
        return false;
      }
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** After the last test of a class, its realms are free. */
  static final class Release implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
      if (context.getParent().flatMap(ExtensionContext::getTestClass).isEmpty()) {
        release();
      }
    }
  }
}
