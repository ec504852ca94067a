package vn.mach.organisation.notices;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.realms.Today;
import vn.mach.base.web.HeaderCount;
import vn.mach.organisation.tasks.TaskLookups;
import vn.mach.organisation.tasks.TaskSeen;

/** An account's notices: those about tasks that it may open now. */
@Component
class Inbox implements HeaderCount {

  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final NoticesSql sql;
  private final TaskLookups tasks;
  private final Today today;

  Inbox(NoticesSql sql, TaskLookups tasks, Today today) {
    this.sql = sql;
    this.tasks = tasks;
    this.today = today;
  }

  /** The newest, unread or all. */
  List<ShownNotice> newest(Actor actor, boolean unreadOnly, int most) {
    return shown(actor, sql.newest(actor.account(), unreadOnly, most));
  }

  private List<ShownNotice> shown(Actor actor, List<Notice> notices) {
    Map<Long, TaskSeen> seen =
        tasks.seen(actor, notices.stream().map(Notice::task).distinct().toList());
    return notices.stream()
        .flatMap(it ->
            Stream.ofNullable(seen.get(it.task()))
                .map(task -> new ShownNotice(it, task, today.date())))
        .toList();
  }

  /**
   * One, which is read from now on.
   *
   * @throws NotFound where it is none of this account's, or its task is not to be opened any more
   */
  @Transactional
  public ShownNotice open(Actor actor, long id) {
    Notice notice = sql.find(actor.account(), id).orElseThrow(() -> new NotFound("notice " + id));
    List<ShownNotice> shown = shown(actor, List.of(notice));
    if (shown.isEmpty()) {
      throw new NotFound("notice " + id);
    }
    sql.read(actor.account(), List.of(id), today.now());
    return shown.getFirst();
  }

  /** All up to this one are read: none that came after the page was shown. */
  @Transactional
  public void readUpTo(Actor actor, long last) {
    sql.readUpTo(actor.account(), last, today.now());
  }

  @Override
  public Counted of(Actor actor) {
    int count = 0;
    boolean many = false;
    try {
      List<Notice> unread = sql.newest(actor.account(), true, MOST);
      count = unread.isEmpty() ? 0 : shown(actor, unread).size();
      many = unread.size() == MOST;
    } catch (DataAccessException e) { // a page about a failure has a head too
      LOG.debug("Unread notices were not counted: {}", e.getMessage());
    }
    return new Counted("notices.unread", "/notices", "bell", count, many);
  }
}
