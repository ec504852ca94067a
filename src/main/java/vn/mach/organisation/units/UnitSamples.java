package vn.mach.organisation.units;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.SampleFolder;
import vn.mach.base.realms.SampleTable;

/** The sample's units, with the merger of two communes. */
@Component
class UnitSamples implements SampleData {

  @Override
  public void write(SampleFolder folder) {
    SampleUnits plan = SampleUnits.of(folder.today());
    LocalDate last = plan.reorganised().minusDays(1);
    try (SampleTable table =
        folder.table(
            "units",
            "code",
            "name",
            "kind",
            "parent",
            "has_committee",
            "valid_from",
            "valid_to",
            "successor")) {
      for (SampleUnits.Unit it : plan.all()) {
        String committee = it.committee() == null ? "" : it.committee() ? "yes" : "no";
        boolean moved = it.parent() != null && SampleUnits.wasMerged(it.parent());
        boolean ended = SampleUnits.wasMerged(it.code());
        table.row(
            it.code(),
            it.name(),
            it.kind(),
            it.parent(),
            committee,
            it.from(),
            ended || moved ? last : null,
            ended ? SampleUnits.MERGED_INTO : null);
        if (moved) {
          table.row(
              it.code(),
              it.name().replaceFirst(",.*", ", xã Hòa Sơn"),
              it.kind(),
              SampleUnits.MERGED_INTO,
              committee,
              plan.reorganised(),
              null,
              null);
        }
      }
    }
  }
}
