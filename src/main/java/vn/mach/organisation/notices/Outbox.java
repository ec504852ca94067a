package vn.mach.organisation.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;

/** Puts notices into e-mails that wait, as their readers have chosen. */
@Component
class Outbox {

  private final OutboxSql sql;
  private final MailServerSql servers;
  private final Today today;

  Outbox(OutboxSql sql, MailServerSql servers, Today today) {
    this.sql = sql;
    this.servers = servers;
    this.today = today;
  }

  /** Without a mail server that is in use nothing waits: what is told then is in the product. */
  void add(List<Notice> notices, Map<Long, Preference> wishes) {
    MailServer server = servers.find().filter(MailServer::enabled).orElse(null);
    if (server == null || notices.isEmpty()) {
      return;
    }
    ZoneId zone = CurrentRealm.get().zone();
    Instant now = today.now();
    List<OutboxSql.NewMail> single = new ArrayList<>();
    List<Long> carried = new ArrayList<>();
    Map<Long, List<Long>> digests = new LinkedHashMap<>();
    for (Notice it : notices) {
      Preference wish = wishes.get(it.account());
      if (wish == null || !wish.mailed()) {
        continue;
      }
      switch (wish.choice(it.kind())) {
        case MAIL -> {
          single.add(mail(server, it.account(), wish.notBefore(now, zone)));
          carried.add(it.id());
        }
        case DIGEST -> digests.computeIfAbsent(it.account(), _ -> new ArrayList<>()).add(it.id());
        case NONE, LIST -> {}
      }
    }
    if (!single.isEmpty()) {
      sql.insert(single, carried, now);
    }
    if (!digests.isEmpty()) {
      List<OutboxSql.NewMail> waiting =
          digests.keySet().stream()
              .map(account -> mail(server, account, next(wishes, account, now, zone)))
              .toList();
      sql.insertDigests(waiting, digests, now);
    }
  }

  private static Instant next(
      Map<Long, Preference> wishes, long account, Instant now, ZoneId zone) {
    Preference wish = wishes.get(account);
    return wish == null ? now : wish.nextDigest(now, zone);
  }

  /** The number by which mail servers know it again, made once and kept. */
  private static OutboxSql.NewMail mail(MailServer server, long account, Instant due) {
    return new OutboxSql.NewMail(
        account, "<" + UUID.randomUUID() + "@" + server.domain() + ">", due);
  }
}
