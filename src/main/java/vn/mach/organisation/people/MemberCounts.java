package vn.mach.organisation.people;

import java.util.Map;

/** How many members of each status there are; a status without members is not among the keys. */
public record MemberCounts(Map<MemberStatus, Long> byStatus) {

  public MemberCounts {
    byStatus = Map.copyOf(byStatus);
  }

  public long of(MemberStatus status) {
    return byStatus.getOrDefault(status, 0L);
  }

  public long all() {
    return byStatus.values().stream().mapToLong(Long::longValue).sum();
  }
}
