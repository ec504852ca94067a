package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Refusal;

class ShownFieldsTest {

  record Place(String name, @Nullable String day, String kind) {}

  private static final Place BEFORE = new Place("Hội trường", "2026-11-28", "hall");
  private static final String SHOWN = Form.editing(BEFORE).shown();

  private static List<Refusal> changed(Place now, Place typed) {
    return new ShownFields<>(SHOWN, () -> now, typed, List.of("kind")).changed();
  }

  @Test
  void whatSomebodyElseChangedIsRefusedBesideItsFieldWithWhatStandsThereNow() {
    Place now = new Place("Nhà văn hóa", "2026-12-01", "home");
    assertThat(changed(now, BEFORE))
        .containsExactly(
            Refusal.of("name", "web.refused.changed_meanwhile_to", "Nhà văn hóa"),
            Refusal.of("day", "web.refused.changed_meanwhile_to", LocalDate.of(2026, 12, 1)),
            Refusal.of("kind", "web.refused.changed_meanwhile", "home"));
  }

  @Test
  void whereNobodyElseChangedAnythingEverythingMayBeChanged() {
    assertThat(changed(BEFORE, new Place("Trường học", null, "home"))).isEmpty();
  }

  @Test
  void twoWhoTypedTheSameDoNotDisagree() {
    Place now = new Place("Nhà văn hóa", "2026-11-28", "hall");
    assertThat(changed(now, new Place("Nhà văn hóa\r\n", "2026-11-28", "hall"))).isEmpty();
  }

  @Test
  void whatWasEmptiedMeanwhileIsSaidWithoutAQuote() {
    assertThat(changed(new Place("", "2026-11-28", "hall"), BEFORE))
        .containsExactly(Refusal.of("name", "web.refused.changed_meanwhile", ""));
  }

  @Test
  void aFormThatSaysNothingOrNonsenseOfWhatItShowedIsNotCompared() {
    Place now = new Place("Nhà văn hóa", null, "home");
    for (String shown : List.of("", "abc", "x".repeat(1_000))) {
      assertThat(new ShownFields<>(shown, () -> now, BEFORE, List.of()).changed()).isEmpty();
    }
  }
}
