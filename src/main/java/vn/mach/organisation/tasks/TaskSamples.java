package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.units.Units;

/** Work that the committee of the sample gave its branches. All invented. */
@Component
class TaskSamples implements SampleData {

  private final TaskOrders orders;
  private final Units units;

  TaskSamples(TaskOrders orders, Units units) {
    this.orders = orders;
    this.units = units;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId committee = units.find("K01").orElseThrow();
    give(
        committee, "below", "Rà soát danh sách đảng viên đủ điều kiện xét tặng Huy hiệu", null, 10);
    give(committee, "below", "Gửi lịch sinh hoạt chi bộ quý tới", today.plusDays(3), null);
    give(committee, "unit", "Chuẩn bị tài liệu sơ kết chuyên đề", today.plusDays(12), null);
  }

  private void give(
      UnitId unit,
      String whom,
      String title,
      @Nullable LocalDate due,
      @Nullable Integer workingDays) {
    Outcome<Long> outcome =
        orders.give(
            Actor.system(),
            "sample-task-" + title.hashCode(),
            new TaskOrder(
                unit,
                whom,
                Set.of(),
                List.of(),
                null,
                title,
                "",
                due,
                workingDays,
                workingDays != null));
    if (outcome instanceof Outcome.Refused<Long>(var refusals)) {
      throw new IllegalStateException("Sample task refused: " + refusals);
    }
  }
}
