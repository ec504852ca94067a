package vn.mach.organisation.access;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Accounts, grants and tokens in the access matrix. */
@Component
class AccountMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "account", it -> Long.toString(account(it)),
        "calendarToken", AccountMatrixSample::calendarToken,
        "grant", it -> it.ask("select id from grants where account_id = ?", it.number("account")),
        "token",
            it ->
                it.id(
                    "insert into api_tokens (account_id, name, digest, made_at, expires_at) values (?, 'x', ?, now(), 'infinity')",
                    it.asker() == 0 ? account(it) : it.asker(),
                    MatrixPlanting.digest("another" + it.next())));
  }

  private static String calendarToken(MatrixPlanting at) {
    String token = "lich" + at.next();
    at.update(
        "insert into calendar_tokens (account_id, digest, made_at, counted_from) values (?, ?, now(), now())",
        account(at),
        MatrixPlanting.digest(token));
    return token;
  }

  private static long account(MatrixPlanting at) {
    long account =
        Long.parseLong(
            at.id(
                "insert into accounts (login, email, created_at) values (?, ?, now())",
                "x" + at.next() + "-" + at.unit(),
                at.mark() + "@example.org"));
    at.update(
        "insert into grants (account_id, role, unit_id, granted_at, granted_by) values (?, 'observer', ?, now(), 0)",
        account,
        at.unit());
    return account;
  }
}
