package vn.mach.branch.attendance;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.SampleData;

/**
 * The sample's list: a meeting of today at the branch with the most members, of whom most have
 * checked in. It has no owner. All invented.
 */
@Component
@Order(3) // once there are members
class AttendanceSamples implements SampleData {

  private static final List<String> HOWS = List.of("tick", "sheet", "tick");

  private final AttendanceLists lists;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  AttendanceSamples(AttendanceLists lists, JdbcClient jdbc, TransactionTemplate transaction) {
    this.lists = lists;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public void fill(LocalDate today) {
    transaction.executeWithoutResult(status -> fillIn(today));
  }

  private void fillIn(LocalDate today) {
    UnitId branch =
        jdbc.sql(
                """
                select m.unit_id from members_on(?) m join units_named u on u.unit_id = m.unit_id and u.kind = 'branch'
                group by m.unit_id order by count(*) desc, m.unit_id limit 1
                """)
            .param(today)
            .query((row, number) -> new UnitId(row.getLong(1)))
            .single();
    ZoneId zone = CurrentRealm.get().zone();
    NewAttendanceList meeting =
        new NewAttendanceList(
            "meeting",
            0,
            branch,
            "Sinh hoạt thường kỳ tháng " + today.getMonthValue() + "/" + today.getYear(),
            today,
            today.atTime(LocalTime.of(0, 0)).atZone(zone).toInstant(),
            today.atTime(LocalTime.of(23, 59)).atZone(zone).toInstant(),
            "/units/" + branch.value());
    AttendanceListId list = lists.openForMembers(Actor.system(), meeting);
    List<AttendanceRow> rows = lists.rows(list);
    for (int i = 0; i < rows.size() - 2; i++) {
      boolean away = i % 9 == 4;
      lists.mark(
          Actor.system(),
          list,
          rows.get(i).person(),
          away ? AttendanceStatus.EXCUSED : AttendanceStatus.PRESENT,
          away ? "Đi công tác" : null,
          HOWS.get(i % HOWS.size()));
    }
    jdbc.sql("update attendance_lists set subject = null where id = ?")
        .param(list.value())
        .update();
  }
}
