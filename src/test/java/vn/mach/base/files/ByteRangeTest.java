package vn.mach.base.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {

  @Test
  void oneRangeIsReadAndWhatIsNoneIsLeftAlone() {
    assertThat(ByteRange.of("bytes=0-499", 1000)).contains(new ByteRange(0, 499));
    assertThat(ByteRange.of("bytes=500-", 1000)).contains(new ByteRange(500, 999));
    assertThat(ByteRange.of("bytes=-100", 1000)).contains(new ByteRange(900, 999));
    assertThat(ByteRange.of("bytes=-5000", 1000)).contains(new ByteRange(0, 999));
    assertThat(ByteRange.of("bytes=900-5000", 1000)).contains(new ByteRange(900, 999));
    for (String other :
        new String[] {
          "",
          "bytes=",
          "bytes=-",
          "bytes=a-b",
          "items=0-1",
          "bytes=0-1,5-6",
          "bytes=5-2",
          "bytes=99999999999999999999-"
        }) {
      assertThat(ByteRange.of(other, 1000)).as(other).isEmpty();
    }
    assertThat(ByteRange.of("bytes=1000-", 1000))
        .hasValueSatisfying(it -> assertThat(it.satisfiable()).isFalse());
    assertThat(ByteRange.of("bytes=-0", 1000))
        .hasValueSatisfying(it -> assertThat(it.satisfiable()).isFalse());
  }
}
