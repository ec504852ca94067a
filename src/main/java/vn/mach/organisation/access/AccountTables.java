package vn.mach.organisation.access;

import static vn.mach.base.datasets.ExchangeColumn.of;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.units.AccessScope;

/** Accounts in the exchange format, each with one role. */
@Component
class AccountTables implements ExchangeTable {

  private static final List<ExchangeColumn> COLUMNS =
      List.of(
          of("login", new CellType.Login(), "tên đăng nhập").required().keyed(),
          of(
                  "role",
                  CellType.oneOf(Role.values(), Role::code, "unknown_role", "access.role."),
                  "vai trò")
              .required(),
          of("unit", new CellType.Reference("units", "unknown_unit"), "đơn vị").required(),
          of("person", new CellType.Reference("people", "unknown_person"), "người"),
          of("email", CellType.text(), "thư điện tử"));

  /** Units that come with the same import stand where the sender may make them. */
  private static final String BEYOND =
      """
      update {rows} r set state = 'refused', reason = 'role_beyond', at_column = 'role'
      from unit_codes u where r.state = 'fresh' and r.role = :role and u.code = r.unit and not %s
      """
          .formatted(AccessScope.sql("u.unit_id"));

  private static final String PEOPLE =
      """
      select distinct p.person_id, p.code from {rows} r join people_named p on p.code = r.person where r.state = 'fresh'
      """;

  private static final String PERSON_BEYOND =
      """
      update {rows} r set state = 'refused', reason = 'person_beyond', at_column = 'person' where r.state = 'fresh' and r.person = any(:people)
      """;

  /** Also of the lines of one file only the first. */
  private static final String PERSON_HAS =
      """
      update {rows} r set state = 'refused', reason = 'person_has_account', at_column = 'person'
      where r.state = 'fresh' and (exists (select 1 from {rows} o where o.state = 'fresh' and o.person = r.person and o.line < r.line)
        or exists (select 1 from accounts a join people_named p on p.person_id = a.person_id where p.code = r.person and a.closed_at is null))
      """;

  private final AccessScope scope;
  private final GrantPolicy policy;

  AccountTables(AccessScope scope, GrantPolicy policy) {
    this.scope = scope;
    this.policy = policy;
  }

  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public List<ExchangeColumn> columns() {
    return COLUMNS;
  }

  /** Neither in a unit nor of a person beyond. */
  @Override
  public List<Reach> beyond() {
    return List.of(
        new Reach(Right.EXCHANGE, "unit", "r.unit", "unknown_unit"),
        new Reach(
            Right.EXCHANGE,
            "person",
            "select s.unit from people_sheet s where s.code = r.person",
            "unknown_person"));
  }

  @Override
  public Set<String> after() {
    return Set.of("posts");
  }

  @Override
  public void validate(StagedRows rows) {
    rows.refuseUnknown("unit");
    rows.refuseUnknown("person");
    rows.compare(Map.of());
    rows.sender()
        .ifPresent(sender -> {
          refuseBeyond(rows, sender);
          refusePeople(rows, sender);
        });
    rows.refuse(
        "login",
        "changed_since_sent",
        "exists (select 1 from accounts_taken t where t.login = r.login)");
  }

  /** As {@link GrantPolicy#mayGive}: nobody gives a right that they do not have there. */
  private void refuseBeyond(StagedRows rows, Actor sender) {
    if (!sender.hasEverywhere(Right.ADMINISTER)) {
      rows.refuse("role", "role_beyond", "r.role = '%s'".formatted(Role.ADMINISTRATOR.code()));
    }
    for (Role role : Role.values()) {
      Set<Right> needed = EnumSet.copyOf(role.rightsAtUnit());
      needed.add(Right.GRANT);
      needed.removeIf(sender::hasEverywhere);
      for (Right right : needed) {
        rows.statement(BEYOND)
            .params(scope.parameters(sender, right))
            .param("role", role.code())
            .update();
      }
    }
  }

  /**
   * As {@link GrantPolicy#mayBind}: else an account for an equal could be made by a file, and its
   * first code handed out by whoever sent it. And as on the page one person has one account.
   */
  private void refusePeople(StagedRows rows, Actor sender) {
    List<String> beyond = new ArrayList<>();
    rows.statement(PEOPLE)
        .query((row, number) -> Map.entry(new PersonId(row.getLong(1)), row.getString(2)))
        .list()
        .forEach(it -> {
          if (!policy.mayBind(sender, it.getKey())) {
            beyond.add(it.getValue());
          }
        });
    if (!beyond.isEmpty()) {
      rows.statement(PERSON_BEYOND).param("people", beyond.toArray(String[]::new)).update();
    }
    rows.statement(PERSON_HAS).update();
  }

  /**
   * Makes the accounts, each with its role and without a password; {@link OneTimeCodes} makes their
   * one-time codes.
   */
  @Override
  public void load(StagedRows rows, LoadContext context) {
    Timestamp now = Timestamp.from(context.now());
    rows.statement(
            """
            insert into accounts (login, person_id, email, created_at)
            select r.login, p.person_id, r.email, :now::timestamptz from {rows} r left join people_named p on p.code = r.person
            where r.state = 'fresh' order by r.line
            returning id
            """)
        .param("now", now)
        .query(row -> {
          context.made(name(), row.getLong(1));
        });
    rows.statement(
            """
            insert into grants (account_id, role, unit_id, granted_at, granted_by)
            select a.id, r.role, u.unit_id, :now::timestamptz, :account::bigint
            from {rows} r join accounts a on a.login = r.login join unit_codes u on u.code = r.unit
            where r.state = 'fresh'
            """)
        .param("now", now)
        .param("account", context.actor().account())
        .update();
  }
}
