package vn.mach.app.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Digests;

class ContentSumTest {

  private static String of(List<String> rows) {
    ContentSum sum = new ContentSum();
    rows.forEach(row -> sum.add(row.getBytes()));
    return sum.hex();
  }

  @Test
  void theOrderDoesNotMatterButEveryRowDoes() {
    assertThat(of(List.of("a", "b", "b"))).isEqualTo(of(List.of("b", "a", "b")));
    assertThat(of(List.of("a", "b"))).isNotEqualTo(of(List.of("a", "b", "b")));
    assertThat(of(List.of("a", "b"))).isNotEqualTo(of(List.of("a", "c")));
  }

  @Test
  void itIsTheSumOfTheDigests() {
    ContentSum sum = new ContentSum();
    BigInteger plain = BigInteger.ZERO;
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] row = new byte[random.nextInt(20)];
      random.nextBytes(row);
      sum.add(row);
      plain = plain.add(new BigInteger(1, Digests.of(row)));
    }
    plain = plain.mod(BigInteger.TWO.pow(256));
    assertThat(sum.hex()).isEqualTo("%064x".formatted(plain));
    assertThat(sum.rows()).isEqualTo(2000);
  }
}
